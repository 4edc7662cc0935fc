using MamCrawler.Core.Downloads;
using MamCrawler.Core.Orchestrations.Scanning;
using MamCrawler.Core.Scanning;

namespace MamCrawler.Core.Tests.Scanning;

/// <summary>What becomes of downloads that wait, when a scan or a person comes by.</summary>
public sealed class WaitingDownloadTests : IDisposable
{
    private static readonly string Proposed = DownloadStore.IdOf(201);
    private readonly ScanScene _scene = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DownloadState.Wanted, DownloadState.Rejected)]
    [InlineData(DownloadState.Approved, DownloadState.Rejected)]
    [InlineData(DownloadState.Fetching, DownloadState.Fetching)]
    public async Task OrderGaps_BookArrived_WithdrawsWhatWasNotFetchedYet(DownloadState before, DownloadState expected)
    {
        await ProposeAsync();
        await MoveAsync(before);
        _scene.Own("Ironbark", "Hal Whit", 1);

        await _scene.OrderAsync(await _scene.BeginAsync("20261121T010000000"));

        Assert.Equal(expected, (await _scene.Downloads.GetAsync(Proposed, Token))!.State);
        Assert.Equal(DownloadState.Wanted, (await _scene.Downloads.GetAsync(DownloadStore.IdOf(102), Token))!.State);
    }

    [Theory]
    [InlineData(DownloadState.Approved, DownloadState.Rejected)]
    [InlineData(DownloadState.Blocked, DownloadState.Rejected)]
    [InlineData(DownloadState.Failed, DownloadState.Rejected)]
    [InlineData(DownloadState.Held, DownloadState.Rejected)]
    [InlineData(DownloadState.Fetching, DownloadState.Fetching)]
    [InlineData(DownloadState.Downloading, DownloadState.Downloading)]
    public async Task Reject_InAnyStateOfWaiting_IsAPersonsWord(DownloadState before, DownloadState expected)
    {
        await ProposeAsync();
        await MoveAsync(before);

        var after = await new Approvals(_scene.Downloads, _scene.Queue, _scene.Stores.Clock).RejectAsync(Proposed, Token);

        Assert.Equal(expected, after!.State);
    }

    [Theory]
    [InlineData(DownloadState.Failed, 0)]
    [InlineData(DownloadState.Held, 0)]
    [InlineData(DownloadState.Abandoned, 1)]
    public async Task OrderGaps_DownloadMayStillCome_IsPassedOver(DownloadState state, int wanted)
    {
        await ProposeAsync();
        await MoveAsync(state);

        Assert.Equal(wanted, (await _scene.OrderAsync(await _scene.BeginAsync("20261127T010000001"))).Wanted);
    }

    public void Dispose() => _scene.Dispose();

    private async Task ProposeAsync()
    {
        var input = await _scene.BeginAsync();
        await _scene.OrderAsync(input);
        foreach (var batch in new[] { 0, 1 })
            await _scene.SearchReleases.RunAsync(new SearchInput(input.RunId, batch, 100), Token);
        await _scene.DecideGrabs.RunAsync(new DecideInput(input.RunId, ScanMode.Propose, 10, 2), Token);
    }

    private async Task MoveAsync(DownloadState state)
    {
        var download = (await _scene.Downloads.GetAsync(Proposed, Token))!;
        await _scene.Downloads.ChangeAsync(download, download with { State = state }, Token);
    }
}
