using System.Text.Json;
using MamCrawler.Local.Settings;
using MamCrawler.Local.Simulation;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.World;

namespace MamCrawler.EndToEnd.Tests;

/// <summary>The real <c>scan</c> in a process of its own, killed with <c>kill -9</c> and started again, against simulators that count what they are asked.</summary>
public sealed class CrashTests : IDisposable
{
    private const int Books = 400;
    private const int MostSearchesOfOneActivity = 4;
    private readonly string _folder = Directory.CreateTempSubdirectory("mamcrawler-crash-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scan_KilledAgainAndAgain_RepeatsNoFinishedActivityAndEndsTheSame()
    {
        var whole = await ScanAsync("whole", []);
        var killed = await ScanAsync(
            "killed",
            [
                world => world.Audiobookshelf.Requests.Total >= 2,
                world => world.Audible.Requests.Total >= 1,
                world => world.Audible.Requests.Total >= whole.WitnessRequests / 4,
                world => world.Audible.Requests.Total >= whole.WitnessRequests / 2,
                world => world.MyAnonamouse.SearchRequests >= 2,
            ]
        );

        Assert.Equal(whole.Gaps, killed.Gaps);
        Assert.Equal(whole.Queue, killed.Queue);
        Assert.NotEmpty(whole.Queue);
        Assert.InRange(killed.Searches, whole.Searches, whole.Searches + (killed.Kills * MostSearchesOfOneActivity));
        Assert.InRange(killed.LibraryPages, whole.LibraryPages, whole.LibraryPages * (1 + killed.Kills));
        Assert.Equal([], killed.Violations);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<Outcome> ScanAsync(string name, IReadOnlyList<Func<SimulatorSet, bool>> killAfter)
    {
        await using var simulators = await SimulatorSet.StartAsync(new SimulatorSetOptions { World = new WorldOptions { Books = Books } }, Token);
        var data = new DataFolder(Path.Combine(_folder, name));
        await SimulatedDeployment.WriteAsync(data, SimulatedDeployment.SettingsFor(simulators), simulators.Secrets, Token);
        var kills = 0;
        for (var start = 0; ; start++)
        {
            using var scan = CommandLineProcess.StartToKill("scan", "--json", "--data", data.Path);
            if (start == killAfter.Count)
            {
                var (exitCode, _, errors) = await scan.FinishAsync(Token);
                Assert.True(exitCode == 0, errors);
                break;
            }

            await UntilAsync(() => scan.HasExited || killAfter[start](simulators));
            Assert.False(scan.HasExited, "The scan ended before it could be killed.");
            await scan.KillAsync();
            kills++;
        }

        return new Outcome(
            await ListAsync("gaps", data),
            await ListAsync("queue", data),
            simulators.MyAnonamouse.SearchRequests,
            simulators.Audiobookshelf.Requests.Total,
            simulators.Audible.Requests.Total,
            kills,
            simulators.Servers.SelectMany(server => server.Requests.Violations).ToArray()
        );
    }

    /// <summary>What a listing says, without what depends on the time.</summary>
    private static async Task<IReadOnlyList<string>> ListAsync(string command, DataFolder data)
    {
        using var process = CommandLineProcess.Start(command, "--json", "--data", data.Path);
        var (exitCode, output, errors) = await process.FinishAsync(Token);
        Assert.True(exitCode == 0, errors);
        using var document = JsonDocument.Parse(output);
        return [.. document.RootElement.EnumerateArray().Select(Describe).Order(StringComparer.Ordinal)];
    }

    private static string Describe(JsonElement entry) =>
        string.Join(
            " | ",
            entry
                .EnumerateObject()
                .Where(property => !property.Name.EndsWith("At", StringComparison.Ordinal) && property.Name is not ("eTag" or "restsUntil"))
                .Select(property => property.Value.ToString())
        );

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(TimeSpan.FromMinutes(3));
        while (!condition())
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, patience.Token);
    }

    private sealed record Outcome(
        IReadOnlyList<string> Gaps,
        IReadOnlyList<string> Queue,
        int Searches,
        int LibraryPages,
        int WitnessRequests,
        int Kills,
        IReadOnlyList<string> Violations
    );
}
