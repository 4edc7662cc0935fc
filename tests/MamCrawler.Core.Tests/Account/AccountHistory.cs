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

/// <summary>
/// One random history: pushes, purchases, answers that are late, lost or wrong, restarts at any write or command, a second worker between two steps of the first, a clock that jumps by days and
/// back, and restores of an older state. <see cref="HistoryTracker"/> judges.
/// </summary>
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
    private readonly GrabPaceOptions pace;
    private readonly bool allowPaid;
    private MemoryTableStore? backup;
    private readonly Dictionary<long, DateTimeOffset> turned = [];
    private int next = 1;

    public AccountHistory(int seed)
    {
        random = new Random(seed);
        allowPaid = random.Next(2) == 0;
        spending = new SpendingOptions { Enabled = random.Next(2) == 0, PointsPerDay = random.Next(2) == 0 ? 5_000 : 30_000 };
        downloads = new DownloadStore(tables, time);
        pace = random.Next(2) == 0 ? new() : new() { Normal = new(3, 4), Cautious = new(2, 3) };
        tracker = new HistoryTracker(time, random, allowPaid, spending, pace)
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

    public int Restores { get; private set; }

    /// <summary>How often a second worker went between two steps of the first.</summary>
    public int Meetings { get; private set; }

    public async Task RunAsync(int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            // Somebody notices.
            if (tracker.Behind.Duration() > TrackerClock.Tolerance && random.Next(3) == 0)
                SetClock(tracker.Behind);
            await StepAsync();
        }
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
        switch (random.Next(15))
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
                await JumpAsync();
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
            case 13:
                await RestoreAsync();
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
        await ProposeAsync(id);
        Log.Add($"offer {id}, free {tracker.Releases[id].Free}, VIP {tracker.Releases[id].Vip}");
    }

    private Task ProposeAsync(int id) =>
        downloads.AddAsync(
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

    /// <summary>Every call is a new process over the same state.</summary>
    private async Task<object> PushAsync(int id, bool waits = true)
    {
        if (
            waits
            && await downloads.GetAsync(DownloadStore.IdOf(id), CancellationToken.None) is { NextAttemptAt: { } due }
            && due > time.GetUtcNow()
            && due < time.GetUtcNow().AddDays(2)
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
            new PushOptions { AllowPaid = allowPaid, Pace = pace },
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

    private async Task JumpAsync()
    {
        if (next > 1 && random.Next(3) == 0)
        {
            await LieAWhileAsync();
            return;
        }
        var pass = random.Next(8) switch
        {
            // To the hour in which VIP ends.
            6 or 7 when tracker.VipUntil > tracker.Now => tracker.VipUntil - tracker.Now + TimeSpan.FromMinutes(random.Next(60)),
            0 or 1 => TimeSpan.FromDays(random.Next(3)),
            2 or 3 => TimeSpan.FromMinutes(random.Next(2) == 0 ? random.Next(120) : random.Next(25, 50)),
            _ => (TimeSpan?)null,
        };
        if (pass is { } length)
        {
            time.Advance(length);
            Log.Add($"{length} pass");
        }
        else
            SetClock(
                random.Next(8) switch
                {
                    // Within the half hour in which facts are not read again.
                    6 or 7 => TimeSpan.FromMinutes(random.Next(12, 30)),
                    0 => TimeSpan.FromMinutes(-random.Next(200)),
                    1 => TimeSpan.FromMinutes(random.Next(-6, 7)),
                    2 => TimeSpan.FromMinutes(random.Next(200)),
                    3 => TimeSpan.FromDays(-random.Next(1, 40)),
                    _ => TimeSpan.FromDays(random.Next(1, 40)),
                }
            );
    }

    /// <summary>The clock is wrong while something is done, and right again at once: what was done before must not be forgotten.</summary>
    private async Task LieAWhileAsync()
    {
        SetClock(random.Next(3) > 0 ? TimeSpan.FromDays(random.Next(4, 40)) : -TimeSpan.FromDays(random.Next(1, 40)));
        for (var count = random.Next(1, 3); count > 0; count--)
        {
            var id = 1 + random.Next(next - 1);
            await TryAsync($"push {id}", () => random.Next(4) == 0 ? SpendAsync() : PushAsync(id, waits: false));
        }
        SetClock(tracker.Behind);
        for (var count = random.Next(3); count > 0; count--)
        {
            var id = 1 + random.Next(next - 1);
            await TryAsync($"push {id}", () => PushAsync(id, waits: false));
        }
    }

    /// <summary>The machine's clock shows something else; no time passes.</summary>
    private void SetClock(TimeSpan ahead)
    {
        if (ahead < TimeSpan.Zero)
            time.SetBack(-ahead);
        else
            time.SetAhead(ahead);
        tracker.ClockWasSet(ahead);
        Log.Add($"clock {ahead}");
    }

    /// <summary>A backup is made, or the last one is restored: the ledgers know nothing of what was since.</summary>
    private async Task RestoreAsync()
    {
        if (backup is null || random.Next(2) == 0)
        {
            backup = tables.Copy();
            Log.Add("backup");
            return;
        }
        // A clock that is behind while it is restored makes the rest shorter (decision 132).
        if (tracker.Behind > TimeSpan.Zero)
            SetClock(tracker.Behind);
        tables.Replace(backup);
        await new RestoreRest(tables, time).BeginAsync("backup", noRest: false, CancellationToken.None);
        tracker.WasRestored(client.Torrents.Values.Select(torrent => torrent.TrackerId!.Value).ToHashSet());
        tracker.Frozen = (await new GuardStore(tables).ReadAsync(CancellationToken.None)).Frozen;
        Restores++;
        Log.Add("restore");
        for (var id = 1; id < next; id++)
            if (await downloads.GetAsync(DownloadStore.IdOf(id), CancellationToken.None) is null)
                await ProposeAsync(id);
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
            if (
                await downloads.GetAsync(id, CancellationToken.None) is { Costs: not false }
                || tracker.IsTakenAtCost(torrent.TrackerId.Value)
                || !tracker.IsFreeAt(torrent.TrackerId.Value, tracker.Now)
            )
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

    /// <summary>Another worker pushes, at the same moment, before the first one's write. All of it ends at once here.</summary>
    private void Meet(int id)
    {
        var (before, losesAnswer) = (tables.BeforeWrite, tracker.LosesAnswer);
        tables.BeforeWrite = () => { };
        tracker.LosesAnswer = random.Next(3) == 0;
        try
        {
            var pushing = PushAsync(id, waits: false);
            Assert.True(pushing.IsCompleted);
            Log.Add($"meanwhile push {id}: {pushing.GetAwaiter().GetResult()}");
        }
        finally
        {
            (tables.BeforeWrite, tracker.LosesAnswer) = (before, losesAnswer);
        }
        Meetings++;
    }

    /// <summary>Runs something; now and then the tracker fails, an answer is lost, or the process dies at a command or before a write.</summary>
    private async Task TryAsync(string what, Func<Task<object>> run)
    {
        var until = random.Next(4) == 0 ? random.Next(14) : int.MaxValue;
        var meets = next > 1 && random.Next(4) == 0 ? random.Next(8) : int.MaxValue;
        void Live()
        {
            if (until-- == 0)
                throw new OperationCanceledException("killed");
        }
        void LiveAndMeet()
        {
            Live();
            if (meets-- == 0)
                Meet(1 + random.Next(next - 1));
        }
        client.Before = _ => Live();
        client.After = _ => Live();
        tables.BeforeWrite = LiveAndMeet;
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
