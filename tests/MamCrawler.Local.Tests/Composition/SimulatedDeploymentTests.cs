using System.Text.Json;
using MamCrawler.Hosting.Settings;
using MamCrawler.Local.Composition;
using MamCrawler.Local.Settings;

namespace MamCrawler.Local.Tests.Composition;

/// <summary>Commands over the real composition, against the simulators that <c>simulate</c> starts.</summary>
public sealed class SimulatedDeploymentTests
{
    [Fact]
    public async Task Simulate_Write_LeavesADeploymentThatTheDoctorFindsGood()
    {
        using var line = new TestCommandLine { Composition = new CompositionRoot() };
        using var stop = new CancellationTokenSource();
        var simulating = Task.Run(() => line.RunAsync(["simulate", "--books", "200", "--write", line.Data.Path], cancellationToken: stop.Token));
        await UntilAsync(() => File.Exists(line.Data.SecretsFile) || simulating.IsCompleted);
        await UntilAsync(() => File.ReadAllText(line.Data.SecretsFile).Contains("qbittorrent-password", StringComparison.Ordinal));

        var (code, output, error) = await line.RunAsync(["doctor", "--json"]);
        Assert.True(code == 0, output + error);
        var areas = JsonDocument.Parse(output).RootElement.EnumerateArray().Select(finding => finding.GetProperty("area").GetString()).ToArray();
        foreach (
            var area in new[]
            {
                "Audiobookshelf",
                "MyAnonamouse",
                "qBittorrent",
                "Incomplete files",
                "Audible",
                "Audnexus",
                "Hardcover",
                "ITunes",
                "GoogleBooks",
                "OpenLibrary",
                "Clock",
                "State",
            }
        )
        {
            Assert.Contains(area, areas);
        }

        await stop.CancelAsync();
        var (ended, printed, _) = await simulating;
        Assert.Equal(0, ended);
        Assert.Contains("settings.json:", printed, StringComparison.Ordinal);
        Assert.Contains("mam-id=", printed, StringComparison.Ordinal);
        Assert.Empty(SettingsCheck.Find(new SettingsFile(line.Data, new Dictionary<string, string>()).Read()));
    }

    [Fact]
    public async Task Doctor_NothingAnswers_SaysSoOfEachService()
    {
        using var line = new TestCommandLine { Composition = new CompositionRoot() };
        line.Folder.WriteGoodSettings();
        await line.RunAsync(["secret", "set", "audiobookshelf-api-key"], "key");
        await line.RunAsync(["secret", "set", "qbittorrent-password"], "password");
        var (code, output, _) = await line.RunAsync(["doctor", "--json"]);
        Assert.Equal(1, code);
        var wrong = JsonDocument.Parse(output).RootElement.EnumerateArray().Where(finding => !finding.GetProperty("good").GetBoolean()).ToArray();
        // That of "Incomplete files" is qBittorrent's own sentence and stands there once.
        Assert.Equal(
            ["Audiobookshelf", "MyAnonamouse", "qBittorrent", "Audible", "Audnexus", "ITunes", "OpenLibrary"],
            wrong.Select(finding => finding.GetProperty("area").GetString())
        );
        Assert.All(wrong, finding => Assert.EndsWith(".", finding.GetProperty("sentence").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task StateCommands_NoSettingsAtAll_Work()
    {
        using var line = new TestCommandLine { Composition = new CompositionRoot() };
        Assert.Contains("No gaps are known", (await line.RunAsync(["gaps"])).Output, StringComparison.Ordinal);
        Assert.Contains("The queue is empty", (await line.RunAsync(["queue"])).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await line.RunAsync(["follow", "add", "series", "The Land", "--author", "Aleron Kong"])).ExitCode);
        Assert.Contains("Aleron Kong", (await line.RunAsync(["follow", "list"])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_LibraryUnreachable_EndsWithItsFaultAndProposesNothing()
    {
        using var line = new TestCommandLine { Composition = new CompositionRoot() };
        line.Folder.WriteGoodSettings();
        await line.RunAsync(["secret", "set", "audiobookshelf-api-key"], "key");
        var (code, output, error) = await line.RunAsync(["scan", "--json"]);
        Assert.Equal(1, code);
        Assert.Equal("LibraryUnreachable", JsonDocument.Parse(output).RootElement.GetProperty("faults")[0].GetProperty("name").GetString());
        Assert.Contains("Audiobookshelf: ", error, StringComparison.Ordinal);
        Assert.Contains("The queue is empty", (await line.RunAsync(["queue"])).Output, StringComparison.Ordinal);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var attempt = 0; attempt < 2000 && !condition(); attempt++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        Assert.True(condition());
    }
}
