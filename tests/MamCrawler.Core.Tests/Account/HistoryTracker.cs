using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Tests.Account;

/// <summary>
/// The tracker of a random history. It knows the truth about the account, tells it late and sometimes not at all, and fails the test the moment something is taken that must not be.
/// </summary>
internal sealed class HistoryTracker(TimeProvider time, Random random, bool allowPaid, SpendingOptions spending, GrabPaceOptions paceOptions)
    : ITracker,
        ITrackerStore
{
    public const int Limit = 20;

    /// <summary>How long a torrent loads in these histories.</summary>
    private static readonly TimeSpan Loading = TimeSpan.FromHours(24);

    /// <summary>A machine's clock that was wrong at some time may be off by the tolerance at both ends of a span.</summary>
    private static readonly TimeSpan Tolerances = 2 * TrackerClock.Tolerance;

    /// <summary>How long what was paid for is not shown yet, and how long the balance is not.</summary>
    private readonly (TimeSpan Flag, TimeSpan Balance) lag = (TimeSpan.FromMinutes(random.Next(50)), TimeSpan.FromMinutes(random.Next(10)));
    private readonly Dictionary<long, DateTimeOffset> paidAt = [];
    private readonly HistoryPace pace = new(paceOptions);
    private readonly Dictionary<long, long> fetched = [];
    private readonly List<DateTimeOffset> wedgesSpent = [];
    private (DateTimeOffset Shown, DateTimeOffset Until)? toldVip;
    private readonly List<(DateTimeOffset At, int Points)> pointsSpent = [];
    private readonly Dictionary<long, DateTimeOffset> takenAt = [];
    private readonly List<(DateTimeOffset At, double Ratio, long Others)> told = [];

    public Dictionary<long, Release> Releases { get; } = [];

    public Dictionary<long, byte[]> Torrents { get; } = [];

    public HashSet<long> MayCost { get; } = [];

    public bool Frozen { get; set; }

    public long Uploaded { get; set; } = 1_100_000_000_000;

    public long DownloadedBefore { get; set; } = 1_000_000_000_000;

    public int UnsatisfiedBefore { get; set; } = 10;

    public int Points { get; private set; } = 20_000;

    public int Wedges { get; private set; } = 2;

    public DateTimeOffset VipUntil { get; set; } = time.GetUtcNow().AddHours(49 + random.Next(72));

    public bool IsVip { get; set; }

    /// <summary>The torrents that are loaded to the last byte.</summary>
    public HashSet<long> Landed { get; } = [];

    /// <summary>What of the torrents that cost the tracker has counted.</summary>
    public long DownloadedCounted { get; set; }

    /// <summary>How the next answers go wrong; null for none.</summary>
    public Fault? Fault { get; set; }

    /// <summary>True when the next answer to something that changes is lost after it was carried out.</summary>
    public bool LosesAnswer { get; set; }

    /// <summary>Facts that cannot be read are left out.</summary>
    public bool HidesCounts { get; set; }

    /// <summary>The end of VIP cannot be read.</summary>
    public bool HidesVipEnd { get; set; }

    /// <summary>How far the machine's clock is behind the tracker's, negative when it is ahead.</summary>
    public TimeSpan Behind { get; private set; }

    /// <summary>Until when nothing may be fetched or spent, because the ledgers are those of a backup.</summary>
    public DateTimeOffset RestsUntil { get; private set; } = DateTimeOffset.UnixEpoch;

    private bool HasJumped { get; set; }

    public bool IsFreeAt(long id, DateTimeOffset at) => HistoryPrices.IsFree(Releases[id], IsVip ? VipUntil : null, at);

    public DateTimeOffset Now => time.GetUtcNow() + Behind;

    /// <summary>How many .torrents were fetched, every one counted.</summary>
    public int Takes => pace.Fetches;

    /// <summary>How many were fetched although they had been before.</summary>
    public int TakesAgain => pace.Fetches - takenAt.Count;

    public int WedgesCharged => wedgesSpent.Count;

    public int Purchases => pointsSpent.Count;

    /// <summary>The machine's clock was set: it shows something else, and no time passed.</summary>
    public void ClockWasSet(TimeSpan ahead) => (Behind, HasJumped) = (Behind - ahead, true);

    /// <summary>The state is that of a backup. What was fetched and never came into the client costs nothing and takes no slot.</summary>
    public void WasRestored(IReadOnlySet<long> inClient)
    {
        RestsUntil = Now.AddDays(1);
        foreach (var id in fetched.Keys.Where(id => !inClient.Contains(id)).ToList())
        {
            fetched.Remove(id);
            takenAt.Remove(id);
        }
    }

    /// <summary>True when it was taken at cost at some time.</summary>
    public bool IsTakenAtCost(long id) => fetched.GetValueOrDefault(id) > 0;

    public Task<AccountSnapshot> ReadAccountAsync(CancellationToken cancellationToken)
    {
        ThrowFault();
        var now = time.GetUtcNow();
        var counted = Now.AddMinutes(-random.Next(40));
        told.Add((now, Uploaded / (double)(DownloadedBefore + DownloadedCounted), DownloadedBefore));
        return Task.FromResult(
            new AccountSnapshot
            {
                ReadAt = now,
                ToldAt = Now,
                // As the reader of the real answer: a moment that lies in the future for this machine says nothing.
                CountedAt = random.Next(8) == 0 || counted > now ? null : counted,
                Ratio = Uploaded / (double)(DownloadedBefore + DownloadedCounted),
                UploadedBytes = HidesCounts ? null : Uploaded,
                DownloadedBytes = DownloadedBefore + DownloadedCounted,
                UnsatisfiedCount = HidesCounts ? null : UnsatisfiedBefore + takenAt.Values.Count(taken => taken <= counted),
                UnsatisfiedLimit = Limit,
                BonusPoints = Points + pointsSpent.Where(spent => spent.At > Now - lag.Balance).Sum(spent => spent.Points),
                Wedges = Wedges + wedgesSpent.Count(at => at > Now - lag.Balance),
                VipUntil =
                    HidesVipEnd ? null
                    : toldVip is { } late && late.Until > Now ? late.Shown
                    : VipUntil,
                IsVip = IsVip,
            }
        );
    }

    public Task<Release?> ReadReleaseAsync(long id, CancellationToken cancellationToken)
    {
        ThrowFault();
        var row = Releases[id];
        return Task.FromResult<Release?>(paidAt.TryGetValue(id, out var at) && at > Now - lag.Flag ? row with { PersonalFreeleech = false } : row);
    }

    public Task<TorrentFile> FetchTorrentAsync(long id, CancellationToken cancellationToken)
    {
        ThrowFault();
        RefuseByAWrongClock();
        // A torrent loads for a day as likely as not: what stays free no longer than that is taken at cost.
        var free = IsFreeAt(id, Now + Loading);
        Assert.False(HistoryPrices.IsContradictory(Releases[id], time.GetUtcNow()), $"{id} was taken although nobody can tell what it costs.");
        Assert.True(free || allowPaid || MayCost.Contains(id), $"{id} was taken for a price that was not allowed.");
        Assert.True(free || !Frozen, $"{id} was taken at cost while the account is frozen.");
        Take(id, free ? 0 : Releases[id].SizeBytesHigh);
        return Answer(id);
    }

    public Task<TorrentFile> FetchTorrentWithWedgeAsync(long id, CancellationToken cancellationToken)
    {
        ThrowFault();
        RefuseByAWrongClock();
        var now = Now;
        Assert.True(spending.Enabled, "A wedge was spent although spending is off.");
        Assert.False(IsFreeAt(id, now), $"A wedge was spent on {id}, which is free or paid for.");
        Assert.False(HistoryPrices.IsContradictory(Releases[id], time.GetUtcNow()), $"A wedge was spent on {id}, of which nobody can tell what it costs.");
        Assert.True(Releases[id].SizeBytesLow > GrabPolicy.WedgeAboveBytes, $"A wedge was spent on {id}, which is no larger than 1 GiB.");
        Assert.True(wedgesSpent.Count(at => at > now.AddDays(-1) + Slack(Tolerances)) < spending.WedgesPerDay, "More wedges were spent than the day's cap.");
        Assert.True(Wedges > 0, "A wedge was spent that is not there.");
        Wedges--;
        wedgesSpent.Add(now);
        paidAt[id] = now;
        Releases[id] = Releases[id] with { PersonalFreeleech = true };
        Take(id, 0);
        return Answer(id);
    }

    public Task<StoreAnswer> BuyVipAsync(int weeks, CancellationToken cancellationToken)
    {
        ThrowFault();
        RefuseByAWrongClock();
        Assert.True(VipUntil - Now < TimeSpan.FromDays(7) + Slack(Tolerances), "VIP was renewed twice, or too early.");
        Pay(PointPlan.VipPoints);
        toldVip = (VipUntil, Now + lag.Flag);
        VipUntil = (VipUntil > Now ? VipUntil : Now).AddDays(weeks * 7);
        return LosesAnswer ? throw Lost() : Task.FromResult(new StoreAnswer(true, "Done."));
    }

    public Task<StoreAnswer> BuyUploadCreditAsync(int gibibytes, CancellationToken cancellationToken)
    {
        ThrowFault();
        RefuseByAWrongClock();
        Pay(gibibytes * PointPlan.PointsPerGibibyte);
        Uploaded += gibibytes * (1L << 30);
        return LosesAnswer ? throw Lost() : Task.FromResult(new StoreAnswer(true, "Done."));
    }

    public Task<SearchPage> SearchAsync(TrackerSearch search, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Nothing searches here.");

    /// <summary>The downloads that were taken for nothing by VIP alone and of which not all was loaded when VIP ended: they cost.</summary>
    private long FreeNoLonger(long exceptId) =>
        fetched
            .Where(taken => taken.Key != exceptId && taken.Value == 0 && !Landed.Contains(taken.Key) && Releases[taken.Key].Vip && !IsFreeAt(taken.Key, Now))
            .Sum(taken => Releases[taken.Key].SizeBytes);

    private void Take(long id, long costBytes)
    {
        var now = Now;
        Assert.True(now >= RestsUntil, $"{id} was taken within a day after a restore.");
        var isNew = fetched.TryAdd(id, costBytes);
        if (!isNew)
            fetched[id] = Math.Max(fetched[id], costBytes);
        // What others load is not known before the tracker is asked again, and an answer may be lost by a kill.
        var after = Uploaded / (double)(Usable().Min(fact => fact.Others) + fetched.Values.Sum() + FreeNoLonger(id));
        Assert.True(after >= 1.05, $"{id} was taken at a ratio of {after:0.0000}, with all that was taken.");
        takenAt[id] = now;
        Assert.True(!isNew || UnsatisfiedBefore + takenAt.Count <= Limit - SlotBudget.Margin(Limit), $"{id} was taken beyond the slots.");
        pace.Take(id, now, isCautious: !Usable().Any(fact => fact.Ratio >= paceOptions.CautiousBelowRatio), Slack(Tolerances));
    }

    private TimeSpan Slack(TimeSpan slack) => HasJumped ? slack : TimeSpan.Zero;

    /// <summary>As the client does, which has had an answer before each fetch and each purchase.</summary>
    private void RefuseByAWrongClock()
    {
        if (Behind.Duration() > TrackerClock.Tolerance)
            throw new WaitFaultException(FaultName.ClockWrong, "MyAnonamouse", TrackerClock.Sentence(-Behind));
    }

    /// <summary>What was told and may still decide, by the clock of the machine.</summary>
    private IEnumerable<(DateTimeOffset At, double Ratio, long Others)> Usable() => told.Where(fact => fact.At >= time.GetUtcNow() - AccountFacts.MaximumAge);

    private void Pay(int points)
    {
        var now = Now;
        Assert.True(spending.Enabled, "Points were spent although spending is off.");
        Assert.True(now >= RestsUntil - Slack(Tolerances), "Points were spent within a day after a restore.");
        pointsSpent.Add((now, points));
        Assert.True(
            pointsSpent.Where(spent => spent.At > now.AddDays(-1) + Slack(Tolerances)).Sum(spent => spent.Points) <= spending.PointsPerDay,
            "More points were spent than the day's cap."
        );
        Points -= points;
        Assert.True(Points >= SpendingOptions.LeastReserve, "Points were spent below the reserve.");
    }

    private Task<TorrentFile> Answer(long id) => LosesAnswer ? throw Lost() : Task.FromResult(new TorrentFile(Torrents[id]));

    private void ThrowFault()
    {
        if (Fault is { } fault)
            throw new WaitFaultException(fault.Name, fault.Service, fault.Sentence);
    }

    /// <summary>It was carried out, and nobody here is told: silence, or a login page with status 200.</summary>
    private FaultException Lost() =>
        random.Next(2) == 0
            ? new WaitFaultException(FaultName.TrackerUnreachable, "MyAnonamouse", "The answer was lost.")
            : new AskPersonFaultException(FaultName.SessionExpired, "MyAnonamouse", "A login page.") { MayBeCarriedOut = true };
}
