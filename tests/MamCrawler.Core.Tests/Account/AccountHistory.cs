using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Releases;
using MamCrawler.Core.Schedules;
using MamCrawler.Core.Tests.Scanning;
using MamCrawler.Core.Tests.State;
using MamCrawler.Tests;
using Microsoft.Extensions.Logging.Abstractions;
using FakeTorrentClient = MamCrawler.Core.Tests.Downloads.Pushing.FakeTorrentClient;

namespace MamCrawler.Core.Tests.Account;

/// <summary>One random history: pushes, purchases, answers that are late, lost or wrong, restarts at any write or command, and a clock that jumps. <see cref="HistoryTracker"/> judges.</summary>
internal sealed class AccountHistory
{
    private const int Releases = 5;
    private const long Gibibyte = 1L << 30;
    private static readonly byte[][] Files = [.. Enumerable.Range(1, Releases).Select(Torrent)];
    private static readonly FaultName[] Faults = [FaultName.TrackerUnreachable, FaultName.RateLimited, FaultName.SessionExpired, FaultName.ShapeChanged];

    private readonly Random random;
    private readonly ManualTimeProvider time = new();
    private readonly MemoryTableStore tables = new();
    private readonly FakeTorrentClient client = new();
    private readonly HistoryTracker tracker;
    private readonly DownloadStore downloads;
    private readonly SpendingOptions spending;
    private readonly bool allowPaid;
    private readonly Dictionary<long, DateTimeOffset> turned = [];
    private int next = 1;

    public AccountHistory(int seed)
    {
        random = new Random(seed);
        allowPaid = random.Next(2) == 0;
        spending = new SpendingOptions { Enabled = random.Next(2) == 0, PointsPerDay = random.Next(2) == 0 ? 5_000 : 30_000 };
        downloads = new DownloadStore(tables, time);
        tracker = new HistoryTracker(time, random, allowPaid, spending)
        {
            UnsatisfiedBefore = 13 + random.Next(5),
            Uploaded = 1_040_000_000_000 + random.Next(random.Next(2) == 0 ? 60 : 300) * 1_000_000_000L,
            IsVip = random.Next(2) == 0,
        };
    }

    public List<string> Log { get; } = [];

    public HistoryTracker Tracker => tracker;

    public int Kills { get; private set; }

    public int Freezes { get; private set; }

    public async Task RunAsync(int steps)
    {
        for (var step = 0; step < steps; step++)
            await StepAsync();
    }

    /// <summary>Pieces of 256 MiB: reading a torrent costs what its pieces cost.</summary>
    private static byte[] Torrent(int id)
    {
        const int PieceLength = 1 << 28;
        var info = TestTorrent.SingleInfo($"Book {id}.m4b", 1);
        info["length"] = Size(id);
        info["piece length"] = PieceLength;
        info["pieces"] = new byte[20 * (int)((Size(id) + PieceLength - 1) / PieceLength)];
        return TestTorrent.Write(info, id);
    }

    private static long Size(int id) => id % 2 == 0 ? 500_000_000 : id * 3 * Gibibyte;

    private async Task StepAsync()
    {
        switch (random.Next(14))
        {
            case 0 or 1 when next <= Releases:
                await OfferAsync(next++);
                break;
            case < 8 when next > 1:
                var id = 1 + random.Next(next - 1);
                await TryAsync($"push {id}", () => PushAsync(id));
                break;
            case 8:
                await TryAsync("points", SpendAsync);
                break;
            case 9:
                Jump();
                break;
            case 10:
                tracker.Uploaded += random.Next(10) * 1_000_000_000L;
                tracker.HidesCounts = random.Next(6) == 0;
                tracker.HidesVipEnd = random.Next(6) == 0;
                break;
            case 11:
                await GuardAsync();
                break;
            case 12:
                await LoadAsync();
                break;
            default:
                await TurnAsync();
                break;
        }
    }

    private async Task OfferAsync(int id)
    {
        tracker.Torrents[id] = Files[id - 1];
        var vip = random.Next(3) == 0;
        tracker.Releases[id] = new Release
        {
            Id = id,
            Title = $"Release {id}",
            Free = random.Next(3) == 0,
            Vip = vip,
            FreeForVip = vip || random.Next(12) == 0,
            VipExpires = vip && random.Next(3) == 0 ? tracker.Now.AddHours(random.Next(120)) : null,
            SizeBytes = Size(id),
            SizeBytesLow = Size(id) - 1_000_000,
            SizeBytesHigh = Size(id) + 1_000_000,
        };
        await downloads.AddAsync(
            new Download
            {
                Id = DownloadStore.IdOf(id),
                TrackerId = id,
                Title = $"Book {id}",
                State = DownloadState.Approved,
                Reason = "series-gap",
                Volumes = [new DownloadVolume("", "Ann Author", "", "", $"Book {id}")],
                Place = random.Next(3),
            },
            CancellationToken.None
        );
        Log.Add($"offer {id}, free {tracker.Releases[id].Free}, VIP {tracker.Releases[id].Vip}");
    }

    /// <summary>Every call is a new process over the same state.</summary>
    private async Task<object> PushAsync(int id)
    {
        if (
            await downloads.GetAsync(DownloadStore.IdOf(id), CancellationToken.None) is { NextAttemptAt: { } due }
            && due > time.GetUtcNow()
            && random.Next(4) > 0
        )
            time.Advance(due - time.GetUtcNow());
        using var facts = new AccountFacts(new AccountStore(tables), tracker, time);
        using var library = new LibraryLook(new FakeLibrary(), time);
        var push = new PushTorrent(
            downloads,
            new GrabLedger(tables, time),
            facts,
            library,
            tracker,
            client,
            new PushOptions { AllowPaid = allowPaid },
            time,
            NullLogger<PushTorrent>.Instance,
            new WedgeSpending(new SpendLedger(tables, time), tracker, spending)
        );
        return await push.RunAsync(DownloadStore.IdOf(id), CancellationToken.None);
    }

    private async Task<object> SpendAsync()
    {
        using var facts = new AccountFacts(new AccountStore(tables), tracker, time);
        return await new PointSpending(new SpendLedger(tables, time), tracker, spending, time).RunAsync(
            await facts.ReadAsync(CancellationToken.None),
            CancellationToken.None
        );
    }

    private void Jump()
    {
        var jump = random.Next(8) switch
        {
            // To the hour in which VIP ends.
            6 or 7 when tracker.VipUntil > tracker.Now => tracker.VipUntil - tracker.Now + TimeSpan.FromMinutes(random.Next(60)),
            0 => TimeSpan.FromMinutes(-random.Next(200)),
            1 => TimeSpan.FromDays(random.Next(3)),
            _ => TimeSpan.FromMinutes(random.Next(120)),
        };
        if (jump < TimeSpan.Zero)
        {
            time.SetBack(-jump);
            tracker.Behind -= jump;
        }
        else
            time.Advance(jump);
        Log.Add($"clock {jump}");
    }

    /// <summary>
    /// The ratio falls or recovers by what others do, and the guard looks. When it looked at everything, nothing that costs ratio loads while the account is frozen.
    /// </summary>
    private async Task GuardAsync()
    {
        if (random.Next(2) == 0)
            tracker.DownloadedBefore += tracker.Frozen ? 0 : 100_000_000_000 + random.Next(100) * 1_000_000_000L;
        else
            tracker.Uploaded += random.Next(200) * 1_000_000_000L;
        time.Advance(TimeSpan.FromMinutes(31));
        JobOutcome? outcome = null;
        await TryAsync("guard", async () => outcome = await LookAsync());
        tracker.Frozen = (await new GuardStore(tables).ReadAsync(CancellationToken.None)).Frozen;
        if (outcome is not { Result: JobResult.Done } || !tracker.Frozen)
            return;
        // A freeleech that ended within the hours that its row is not read again cannot be known of.
        foreach (var id in client.Torrents.Values.Where(torrent => torrent.IsLoading).Select(torrent => torrent.TrackerId!.Value))
            Assert.True(tracker.IsFreeAt(id, time.GetUtcNow()) || await HasJustTurnedAsync(id), $"{id} loads at cost while the account is frozen.");
        Freezes++;
    }

    private async Task<bool> HasJustTurnedAsync(long id) =>
        turned.TryGetValue(id, out var at)
        && at.AddHours(6) > time.GetUtcNow()
        && await downloads.GetAsync(DownloadStore.IdOf(id), CancellationToken.None) is { Price: GrabPrice.Freeleech };

    private async Task<JobOutcome> LookAsync()
    {
        using var facts = new AccountFacts(new AccountStore(tables), tracker, time);
        var guard = new GuardAccount(facts, downloads, new GrabLedger(tables, time), tracker, client, new RatioGuardOptions(), time);
        return await guard.RunAsync(CancellationToken.None);
    }

    /// <summary>A torrent lands and has told the tracker, or free periods begin and end, or a person approves what costs.</summary>
    private async Task LoadAsync()
    {
        foreach (var (hash, torrent) in client.Torrents.Where(torrent => torrent.Value.IsLoading).Take(1).ToList())
        {
            client.Torrents[hash] = torrent with { State = "stalledUP", Progress = 1 };
            var id = DownloadStore.IdOf(torrent.TrackerId!.Value);
            if (await downloads.GetAsync(id, CancellationToken.None) is { State: DownloadState.Downloading } download)
                await downloads.ChangeAsync(download, download with { State = DownloadState.Landed, LandedAt = time.GetUtcNow() }, CancellationToken.None);
            tracker.Landed.Add(torrent.TrackerId.Value);
            // What was free to the last byte costs nothing; what was not counts here in full.
            if (await downloads.GetAsync(id, CancellationToken.None) is { Costs: not false } || !tracker.IsFreeAt(torrent.TrackerId.Value, tracker.Now))
                tracker.DownloadedCounted += Size((int)torrent.TrackerId.Value);
            Log.Add($"landed {id}");
        }
    }

    private async Task TurnAsync()
    {
        if (next == 1)
            return;
        var id = 1 + random.Next(next - 1);
        if (random.Next(2) == 0)
        {
            tracker.Releases[id] = tracker.Releases[id] with { Free = !tracker.Releases[id].Free };
            turned[id] = time.GetUtcNow();
            Log.Add($"free {id}: {tracker.Releases[id].Free}");
            return;
        }
        if (await downloads.GetAsync(DownloadStore.IdOf(id), CancellationToken.None) is { State: DownloadState.Blocked, BlockedFor: HoldReason.Cost } download)
        {
            tracker.MayCost.Add(id);
            await downloads.ChangeAsync(
                download,
                download with
                {
                    State = DownloadState.Approved,
                    CostApproval = new CostApproval(time.GetUtcNow(), download.AskedBytes),
                    NextAttemptAt = null,
                },
                CancellationToken.None
            );
            Log.Add($"approved {id}");
        }
    }

    /// <summary>Runs something; now and then the tracker fails, an answer is lost, or the process dies at a command or before a write.</summary>
    private async Task TryAsync(string what, Func<Task<object>> run)
    {
        var until = random.Next(4) == 0 ? random.Next(14) : int.MaxValue;
        void Live()
        {
            if (until-- == 0)
                throw new OperationCanceledException("killed");
        }
        client.Before = _ => Live();
        client.After = _ => Live();
        tables.BeforeWrite = Live;
        tracker.Fault = random.Next(10) == 0 ? new Fault(Faults[random.Next(Faults.Length)], "MyAnonamouse", "A fault.", FaultResponse.Wait) : null;
        tracker.LosesAnswer = random.Next(10) == 0;
        try
        {
            Log.Add($"{what}: {await run()}");
        }
        catch (OperationCanceledException)
        {
            Kills++;
            Log.Add($"{what}: killed");
        }
        catch (FaultException exception)
        {
            Log.Add($"{what}: {exception.Fault.Name}");
        }
        finally
        {
            client.Before = _ => { };
            client.After = _ => { };
            tables.BeforeWrite = () => { };
            tracker.Fault = null;
            tracker.LosesAnswer = false;
        }
    }
}
