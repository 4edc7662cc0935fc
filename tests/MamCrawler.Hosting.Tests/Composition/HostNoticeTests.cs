using MamCrawler.Core.Downloads;
using MamCrawler.Core.Ports;
using MamCrawler.Hosting.Composition;
using MamCrawler.Hosting.Settings;

namespace MamCrawler.Hosting.Tests.Composition;

/// <summary>A webhook that is dead shows in the doctor and in the job's own outcome, and nowhere else.</summary>
public sealed class HostNoticeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_WebhookThatIsDead_EndsWellAndShowsInTheDoctor()
    {
        var secrets = new FakeSecrets();
        // Nobody listens on the port of "discard".
        await secrets.SetAsync(KnownSecrets.WebhookAddress, new Secret("http://127.0.0.1:9/hook/tok3n"), Token);
        var settings = new MamCrawlerSettings { Webhook = new WebhookSettings { Enabled = true } };
        await using var bench = await HostBench.MakeAsync(settings, secrets);
        var download = await bench.AddApprovedAsync();
        await bench.Services.Downloads.ChangeAsync(download, download with { State = DownloadState.Held, Why = "Look." }, Token);

        var jobs = HostJobs.Of(bench.Services, () => throw new InvalidOperationException("asked"), () => throw new InvalidOperationException("asked"));
        Assert.Equal("New: 1; messages taken: 0; messages that wait: 1.", (await jobs.RunAsync("SendNotices", Token)).Sentence);

        var finding = Assert.Single(await bench.Services.ExamineAsync(clearsLane: false, Token), finding => finding.Area == "Webhook");
        Assert.False(finding.Good);
        Assert.Contains("1 messages wait, 0 were given up.", finding.Sentence, StringComparison.Ordinal);
        Assert.Contains(bench.Log.Lines, line => line.StartsWith("NoticeFailed", StringComparison.Ordinal));
        Assert.DoesNotContain(bench.Log.Lines, line => line.Contains("tok3n", StringComparison.Ordinal));
        Assert.DoesNotContain("tok3n", finding.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Examine_WebhookWithoutItsAddress_IsMissing()
    {
        var settings = new MamCrawlerSettings { Webhook = new WebhookSettings { Enabled = true } };
        await using var bench = await HostBench.MakeAsync(settings, new FakeSecrets());
        var findings = await bench.Services.ExamineAsync(clearsLane: false, Token);
        Assert.Contains(findings, finding => finding.Area == "Missing" && finding.Sentence.Contains("webhook-address", StringComparison.Ordinal));
        Assert.Contains(
            findings,
            finding => finding is { Area: "Webhook", Good: true } && finding.Sentence.Contains("No message was sent yet", StringComparison.Ordinal)
        );
    }
}
