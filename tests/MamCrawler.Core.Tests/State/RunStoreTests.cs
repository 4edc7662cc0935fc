using MamCrawler.Core.Orchestrations.Scanning;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.Tests.Scanning;

namespace MamCrawler.Core.Tests.State;

public sealed class RunStoreTests : IDisposable
{
    private readonly ScanStores _stores = new();

    [Fact]
    public async Task Begin_CancelThenFinish_EverythingStandsInTheRow()
    {
        var token = TestContext.Current.CancellationToken;
        var input = new ScanInput("20261120T010000000", ScanMode.Propose, 10, 100, 4);
        await _stores.Runs.BeginAsync(input, _stores.Clock.GetUtcNow(), token);
        await _stores.Runs.RequestCancelAsync(input.RunId, token);
        var summary = new ScanSummary
        {
            RunId = input.RunId,
            Mode = ScanMode.Propose,
            StartedAt = _stores.Clock.GetUtcNow(),
            FinishedAt = _stores.Clock.GetUtcNow(),
            Books = 1605,
            GapsByClass = new Dictionary<string, int> { ["Missing"] = 81 },
        };
        await _stores.Runs.FinishAsync(input.RunId, summary, token);

        var run = await _stores.Runs.FindAsync(input.RunId, token);

        Assert.Equal(input, run!.Input);
        Assert.True(run.CancelRequested);
        Assert.Equivalent(summary, run.Summary, strict: true);
    }

    [Fact]
    public async Task FindNewest_SeveralRuns_IsTheOneWithTheLatestId()
    {
        var token = TestContext.Current.CancellationToken;
        foreach (var id in new[] { "20261120T010000000", "20261121T010000000", "20261119T010000000" })
            await _stores.Runs.BeginAsync(new ScanInput(id, ScanMode.Propose, 10, 100, 4), _stores.Clock.GetUtcNow(), token);

        Assert.Equal("20261121T010000000", (await _stores.Runs.FindNewestAsync(token))!.Id);

        await _stores.Runs.ForgetAsync("20261121T010000000", token);
        Assert.Equal("20261120T010000000", (await _stores.Runs.FindNewestAsync(token))!.Id);
    }

    [Fact]
    public async Task Purge_OlderRuns_AreForgottenButNeverTheNewest()
    {
        var token = TestContext.Current.CancellationToken;
        var now = _stores.Clock.GetUtcNow();
        foreach (var (id, days) in new[] { ("20260801T010000000", 90), ("20260901T010000000", 60), ("20261101T010000000", 10) })
            await _stores.Runs.BeginAsync(new ScanInput(id, ScanMode.Propose, 10, 100, 4), now.AddDays(-days), token);

        Assert.Equal(2, await _stores.Runs.PurgeAsync(now.AddDays(-30), token));
        Assert.Null(await _stores.Runs.FindAsync("20260901T010000000", token));
        Assert.Equal(0, await _stores.Runs.PurgeAsync(now, token));
        Assert.Equal("20261101T010000000", (await _stores.Runs.FindNewestAsync(token))!.Id);
    }

    public void Dispose() => _stores.Dispose();
}
