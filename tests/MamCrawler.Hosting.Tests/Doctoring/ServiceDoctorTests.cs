using MamCrawler.Core.Faults;
using MamCrawler.Core.Library;
using MamCrawler.Core.Ports;
using MamCrawler.Hosting.Composition;
using MamCrawler.Hosting.Doctoring;
using MamCrawler.Hosting.Settings;
using MamCrawler.Simulators.Hardcover;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.MyAnonamouse;
using MamCrawler.Simulators.World;

namespace MamCrawler.Hosting.Tests.Doctoring;

public sealed class ServiceDoctorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Examine_NothingSet_NamesWhatIsMissingAndAsksNobody()
    {
        var settings = new MamCrawlerSettings
        {
            Audible = new AudibleSettings { Enabled = false },
            Audnexus = new AudnexusSettings { Enabled = false },
            Metadata = new MetadataSettings { Providers = "" },
        };
        await using var bench = await HostBench.MakeAsync(settings, new FakeSecrets());

        var findings = await bench.Services.ExamineAsync(clearsLane: true, Token);

        Assert.All(findings, finding => Assert.Equal(("Missing", false), (finding.Area, finding.Good)));
        Assert.Contains(findings, finding => finding.Sentence.Contains("MAMCRAWLER__QBittorrent__BaseAddress", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Sentence.Contains("mam-id", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Examine_SecretStoreSilent_SaysSoAndAsksTheServicesAllTheSame()
    {
        var secrets = new FakeSecrets { Failure = new WaitFaultException(FaultName.StateUnavailable, "Key Vault", "The vault did not answer.") };
        await using var bench = await HostBench.MakeAsync(
            SettingsText.Loopback with
            {
                Audible = new AudibleSettings { Enabled = false },
                Audnexus = new AudnexusSettings { Enabled = false },
                Metadata = new MetadataSettings { Providers = "" },
            },
            secrets
        );

        var findings = await bench.Services.ExamineAsync(clearsLane: true, Token);

        Assert.Equal(("Missing", "The vault did not answer."), (findings[0].Area, findings[0].Sentence));
        Assert.All(findings, finding => Assert.False(finding.Good));
    }

    [Fact]
    public async Task Examine_LaneOfAProcessThatWasKilled_SaysWhenItIsFreeAtTheLatest()
    {
        await using var simulators = await SimulatorSet.StartAsync(new SimulatorSetOptions { World = new WorldOptions { Books = 200 } }, Token);
        await using var bench = await HostBench.MakeAsync(SettingsFor(simulators), await SecretsForAsync(simulators));
        await bench.Services.Tracker.ReadAccountAsync(Token);
        // It holds the lane and renews it no more, as one that was killed.
        await using var next = await HostServices.MakeAsync(bench.Services.Parts, Token);

        var findings = await new ServiceDoctor(next) { Patience = TimeSpan.FromSeconds(2) }.RunAsync(clearsLane: false, Token);

        var busy = Assert.Single(findings, finding => finding.Sentence.Contains("a process that may have ended", StringComparison.Ordinal));
        Assert.Contains("free again at the latest in 105 s", busy.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Examine_LaneStoppedByADeadSession_LetsItGoWhenTheTrackerAnswersAgain()
    {
        await using var simulators = await SimulatorSet.StartAsync(new SimulatorSetOptions { World = new WorldOptions { Books = 200 } }, Token);
        await using var bench = await HostBench.MakeAsync(SettingsFor(simulators), await SecretsForAsync(simulators));
        simulators.MyAnonamouse.Faults.Set(MyAnonamouseFaults.DeadSession);
        await Assert.ThrowsAsync<AskPersonFaultException>(() => bench.Services.Tracker.ReadAccountAsync(Token));
        var stopped = await bench.Services.ExamineAsync(clearsLane: true, Token);
        Assert.Contains("session has expired", Assert.Single(stopped, finding => !finding.Good).Sentence, StringComparison.Ordinal);

        simulators.MyAnonamouse.Faults.ClearAll();
        await Assert.ThrowsAsync<AskPersonFaultException>(() => bench.Services.Tracker.ReadAccountAsync(Token));
        Assert.All(await bench.Services.ExamineAsync(clearsLane: true, Token), finding => Assert.True(finding.Good, finding.Sentence));

        await bench.Services.Tracker.ReadAccountAsync(Token);
        Assert.Empty(simulators.MyAnonamouse.Requests.Violations);
    }

    [Fact]
    public async Task Examine_SessionCannotBeKept_SaysSoBesideWhatElseWasFound()
    {
        await using var simulators = await SimulatorSet.StartAsync(new SimulatorSetOptions { World = new WorldOptions { Books = 200 } }, Token);
        var secrets = await SecretsForAsync(simulators);
        secrets.Unwritable = "mam-id";
        await using var bench = await HostBench.MakeAsync(SettingsFor(simulators), secrets);

        var findings = await bench.Services.ExamineAsync(clearsLane: true, Token);

        Assert.Equal(("Tracker session", "Secret 'mam-id' was not kept."), (findings[^1].Area, findings[^1].Sentence));
        Assert.Single(findings, finding => !finding.Good);
        Assert.Contains(findings, finding => finding is { Area: "MyAnonamouse", Good: true });
    }

    [Fact]
    public async Task Examine_Providers_SaysHowEachStandsAndLetsGoWhatAnswers()
    {
        await using var simulators = await SimulatorSet.StartAsync(new SimulatorSetOptions { World = new WorldOptions { Books = 200 } }, Token);
        var secrets = await SecretsForAsync(simulators);
        await secrets.SetAsync("google-books-key", new Secret(""), Token);
        await using var bench = await HostBench.MakeAsync(SettingsFor(simulators), secrets);
        simulators.Audible.Faults.Set(CommonFaults.Unavailable);
        simulators.Hardcover.Faults.Set(HardcoverFaults.InvalidToken);
        var asking = bench.Services.Providers.Begin();
        await asking.AskAsync(
            [
                new Book
                {
                    Id = "li_1",
                    Title = "The Iron Gate",
                    Asin = "B000000001",
                },
            ],
            Token
        );
        await asking.EndAsync(Token);
        Assert.Equal(["Audible", "Hardcover"], asking.Faults.Select(fault => fault.Service));
        simulators.Audible.Faults.ClearAll();

        var finding = Assert.Single(await bench.Services.ExamineAsync(clearsLane: true, Token), finding => finding.Area == "Metadata");
        Assert.False(finding.Good);
        Assert.StartsWith(
            "Asked for metadata: Audible, Audnexus, ITunes, OpenLibrary. Hardcover is not asked until",
            finding.Sentence,
            StringComparison.Ordinal
        );
        Assert.Contains("Hardcover refused the token", finding.Sentence, StringComparison.Ordinal);
        Assert.Contains("GoogleBooks is switched off.", finding.Sentence, StringComparison.Ordinal);

        simulators.Hardcover.Faults.ClearAll();
        finding = Assert.Single(await bench.Services.ExamineAsync(clearsLane: true, Token), finding => finding.Area == "Metadata");
        Assert.True(finding.Good);
        Assert.StartsWith("Asked for metadata: Audible, Audnexus, Hardcover, ITunes, OpenLibrary. GoogleBooks", finding.Sentence, StringComparison.Ordinal);
    }

    private static async Task<FakeSecrets> SecretsForAsync(SimulatorSet simulators)
    {
        var secrets = new FakeSecrets();
        foreach (var (name, value) in simulators.Secrets)
            await secrets.SetAsync(name, new Secret(value), Token);
        return secrets;
    }

    private static MamCrawlerSettings SettingsFor(SimulatorSet simulators) =>
        EnvironmentSettings.Read(
            simulators
                .Settings.Append(new("MyAnonamouse:MinimumGap", "00:00:00"))
                .Append(new("MyAnonamouse:Jitter", "00:00:00"))
                .ToDictionary(setting => SettingsOverrides.Prefix + setting.Key.Replace(":", "__", StringComparison.Ordinal), setting => setting.Value)
        );
}
