using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Tests.Downloads.Pushing;
using MamCrawler.Tests;

namespace MamCrawler.Core.Tests.Telemetry;

/// <summary>What a download tells on its way, whoever moves it.</summary>
public sealed class DownloadEventTests : IDisposable
{
    private readonly EventLog log = new();
    private readonly PushBench bench = new();
    private readonly DownloadStore downloads;

    public DownloadEventTests() => downloads = new DownloadStore(bench.Tables, bench.Time, log.Of<DownloadStore>());

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Change_ToAnotherState_TellsBothAndWhy()
    {
        var before = await AddAsync();
        await downloads.ChangeAsync(before, before with { State = DownloadState.Fetching, Why = "The .torrent is being fetched." }, CancellationToken.None);
        Assert.Equal(
            [
                "DownloadStateChanged download=mam-4711 from=unknown to=Approved attempts=0 why=\"Approved in a test.\"",
                "DownloadStateChanged download=mam-4711 from=Approved to=Fetching attempts=0 why=\"The .torrent is being fetched.\"",
            ],
            log.Texts
        );
    }

    [Fact]
    public async Task Change_WaitsOnForTheSameReason_IsToldOnce()
    {
        var before = await AddAsync();
        await downloads.ChangeAsync(before, before with { NextAttemptAt = bench.Time.GetUtcNow().AddHours(1) }, CancellationToken.None);
        Assert.Single(log.Entries);
    }

    [Fact]
    public async Task Change_LostAgainstAnotherWriter_IsNotTold()
    {
        var before = await AddAsync();
        await downloads.ChangeAsync(before, before with { Why = "First." }, CancellationToken.None);
        log.Entries.Clear();
        await Assert.ThrowsAnyAsync<Exception>(() =>
            downloads.ChangeAsync(before, before with { State = DownloadState.Held, Why = "Second." }, CancellationToken.None)
        );
        Assert.Empty(log.Entries);
    }

    [Fact]
    public async Task Change_ToHeld_AsksForAPerson()
    {
        var before = await AddAsync();
        await downloads.ChangeAsync(before, before with { State = DownloadState.Held, Why = "A volume has no folder." }, CancellationToken.None);
        Assert.Equal("DownloadHeld download=mam-4711 why=\"A volume has no folder.\"", Assert.Single(log.Named("DownloadHeld")).Text);
    }

    [Fact]
    public async Task Change_RefusedAgainAndAgain_TellsEachAttemptAndTheEnd()
    {
        var download = await AddAsync();
        for (var attempt = 1; attempt <= 3; attempt++)
            download = await downloads.ChangeAsync(
                download,
                download with
                {
                    State = DownloadState.Failed,
                    Attempts = attempt,
                    NextAttemptAt = new DateTimeOffset(2026, 12, attempt, 0, 0, 0, TimeSpan.Zero),
                    Why = "No space.",
                },
                CancellationToken.None
            );
        await downloads.ChangeAsync(
            download,
            download with
            {
                State = DownloadState.Abandoned,
                Attempts = 4,
                NextAttemptAt = null,
                Why = "No space, for the last time.",
            },
            CancellationToken.None
        );

        // The same reason again is no transition, but the first is told; so is the end.
        Assert.Equal("DownloadFailed download=mam-4711 attempts=1 next=2026-12-01T00:00:00Z why=\"No space.\"", log.Named("DownloadFailed")[0].Text);
        Assert.Equal("DownloadAbandoned download=mam-4711 attempts=4 why=\"No space, for the last time.\"", Assert.Single(log.Named("DownloadAbandoned")).Text);
    }

    [Fact]
    public async Task Push_Started_TellsThatItIsInTheClient()
    {
        bench.Loggers = log;
        await bench.AddAsync();
        await bench.PushAsync();
        Assert.Single(log.Named("DownloadPushed"));
        Assert.StartsWith("PushEnded download=mam-4711 result=Started ", Assert.Single(log.Named("PushEnded")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Push_ThatHasNothingToDo_TellsNoPush()
    {
        bench.Loggers = log;
        await bench.PushAsync();
        Assert.Empty(log.Named("DownloadPushed"));
        Assert.StartsWith("PushEnded download=mam-4711 result=NothingToDo why=", Assert.Single(log.Entries).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Push_UpstreamTextWithNewLines_CannotForgeALine()
    {
        bench.Loggers = log;
        await bench.AddAsync();
        bench.Client.Before = _ => throw new WaitFaultException(FaultName.ClientUnreachable, "qBittorrent", "Gone.\nSessionDead fault=SessionExpired");
        await bench.PushAsync();
        Assert.Equal(
            "PushFault download=mam-4711 result=Waiting service=qBittorrent fault=ClientUnreachable sentence=\"Gone. SessionDead fault=SessionExpired\"",
            Assert.Single(log.Named("PushFault")).Text
        );
    }

    private Task<Download> AddAsync() =>
        downloads.AddAsync(
            new Download
            {
                Id = PushBench.Id,
                TrackerId = PushBench.TrackerId,
                Title = "Book",
                State = DownloadState.Approved,
                Reason = "series-gap",
                Why = "Approved in a test.",
            },
            CancellationToken.None
        );
}
