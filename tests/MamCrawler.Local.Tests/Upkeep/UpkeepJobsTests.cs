using MamCrawler.Core.Metadata;
using MamCrawler.Core.Schedules;
using MamCrawler.Core.State.Files;
using MamCrawler.Local.Composition;
using MamCrawler.Local.Hosting;
using MamCrawler.Local.Simulation;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.World;

namespace MamCrawler.Local.Tests.Upkeep;

/// <summary>The jobs that keep things up, with the real clients against the simulators, on a clock that runs faster.</summary>
public sealed class UpkeepJobsTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TestCommandLine line = new() { Composition = new CompositionRoot() };
    private readonly AcceleratedTimeProvider clock = new(TimeProvider.System, 300);
    private SimulatorSet simulators = null!;

    public async ValueTask InitializeAsync()
    {
        simulators = await SimulatorSet.StartAsync(
            new SimulatorSetOptions
            {
                World = new WorldOptions { Books = 200, UnrelatedReleases = 500 },
                Time = clock,
            },
            None
        );
        line.Data.Create();
        await SimulatedDeployment.WriteAsync(line.Data, SimulatedDeployment.SettingsFor(simulators), simulators.Secrets, None);
    }

    public async ValueTask DisposeAsync()
    {
        await simulators.DisposeAsync();
        line.Dispose();
    }

    [Fact]
    public async Task Jobs_OfUpkeep_RunOnTheRealClients()
    {
        var sentences = await RunAsync("FillMetadata", "EnrichNewBooks", "RefreshAllMetadata", "LookAtTopTen", "WriteDigest", "BackUp");
        Assert.StartsWith("100 items were looked at: ", sentences["FillMetadata"], StringComparison.Ordinal);
        Assert.Contains("most snatched of the last 7 days", sentences["LookAtTopTen"], StringComparison.Ordinal);
        Assert.Contains("digests/", sentences["WriteDigest"], StringComparison.Ordinal);
        Assert.Contains("read back whole", sentences["BackUp"], StringComparison.Ordinal);
        Assert.True(simulators.Audnexus.Requests.Total >= 100);
        Assert.Empty(simulators.MyAnonamouse.Requests.Violations);
        using var tables = new FileTableStore(line.Data.StateFolder);
        Assert.NotEmpty(await new MetadataStore(tables).ListAsync(None).ToListAsync(None));
        Assert.Contains(" values\nBook ", (await line.RunAsync(["metadata"])).Output, StringComparison.Ordinal);
        Assert.StartsWith("[", (await line.RunAsync(["metadata", "--json"])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metadata_NothingProposed_SaysSo()
    {
        var (code, output, _) = await line.RunAsync(["metadata"]);
        Assert.Equal((0, true), (code, output.StartsWith("No values are proposed.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task MetadataLook_Now_ProposesWhatThereIs()
    {
        foreach (var provider in new[] { "Audible", "Audnexus", "Hardcover", "ITunes", "GoogleBooks", "OpenLibrary" })
            line.Environment[$"MAMCRAWLER__{provider}__MinimumInterval"] = "00:00:00";
        var (code, output, error) = await line.RunAsync(["metadata", "look"]);
        Assert.True(code == 0, error);
        Assert.StartsWith("100 items were looked at: ", output, StringComparison.Ordinal);
        var fields = (await line.RunAsync(["metadata", "--json"])).Output;
        Assert.All(
            ["Description", "Genres", "Cover", "ITunes", "GoogleBooks", "OpenLibrary"],
            word => Assert.Contains($"\"{word}\"", fields, StringComparison.OrdinalIgnoreCase)
        );
        Assert.DoesNotContain("not the book that was meant", fields, StringComparison.Ordinal);
        Assert.DoesNotContain("nicht das Buch, das gemeint war", fields, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyDictionary<string, string>> RunAsync(params string[] names)
    {
        var settings = SimulatedDeployment.SettingsFor(simulators);
        var context = new LocalContext(line.Data, settings, new FileSecretStore(line.Data.Path), clock) { TrackerLease = TimeSpan.FromHours(1) };
        await using var services = await new CompositionRoot().ComposeAsync(context, None);
        var sentences = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var outcome = await services.Jobs.RunAsync(name, None);
            Assert.True(outcome.Result == JobResult.Done, $"{name}: {outcome.Sentence}");
            sentences[name] = outcome.Sentence;
        }

        return sentences;
    }
}
