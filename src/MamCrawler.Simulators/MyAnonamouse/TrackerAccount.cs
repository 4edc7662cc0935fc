using MamCrawler.Simulators.Hosting;

namespace MamCrawler.Simulators.MyAnonamouse;

/// <summary>The account's standing: what it has up- and downloaded, its slots, and what was grabbed.</summary>
internal sealed class TrackerAccount(TimeProvider time, FaultSwitches faults)
{
    private const int FirstUnsatisfied = 17;
    private const string Path = "/jsonLoad.php";

    private readonly Dictionary<int, DateTimeOffset> grabs = [];
    private readonly HashSet<int> wedged = [];
    private DateTimeOffset? vipUntil;
    private int renewals;
    private readonly Lock gate = new();

    public const int Uid = 424_242;

    public static int UnsatisfiedLimit => 150;

    public long DownloadedBytes { get; } = 1_104_331_889_111;

    public int Wedges { get; private set; } = 12;

    public int BonusPoints { get; private set; } = 61_250;

    public long CreditBytes { get; private set; }

    /// <summary>The end of VIP as it stands with what was bought.</summary>
    public DateTimeOffset VipUntil => (vipUntil ??= time.GetUtcNow().AddDays(63)) + TimeSpan.FromDays(28 * renewals);

    public int Grabs
    {
        get
        {
            lock (gate)
            {
                return grabs.Count;
            }
        }
    }

    public bool IsVip => !faults.On.ContainsKey(MyAnonamouseFaults.NotVip);

    public double Ratio => faults.TryTake(MyAnonamouseFaults.Ratio, Path, out var fault) ? double.Parse(fault.Value ?? "0.97") : 2.64;

    public void Grab(int id)
    {
        lock (gate)
        {
            grabs.TryAdd(id, time.GetUtcNow());
        }
    }

    public bool HasGrabbed(int id)
    {
        lock (gate)
        {
            return grabs.ContainsKey(id);
        }
    }

    public bool HasWedge(int id)
    {
        lock (gate)
        {
            return wedged.Contains(id);
        }
    }

    /// <summary>Sells 28 days of VIP for each 5,000 points. Null when it was sold; else the tracker's words.</summary>
    public string? BuyVip(int weeks)
    {
        lock (gate)
        {
            if (weeks is not (4 or 8 or 12))
                return "Invalid duration";
            if (BonusPoints < 1_250 * weeks)
                return "Not enough points";
            if (VipUntil.AddDays(7 * weeks) > time.GetUtcNow().AddDays(92))
                return "You already have VIP for long enough";
            BonusPoints -= 1_250 * weeks;
            renewals += weeks / 4;
            return null;
        }
    }

    /// <summary>Sells upload credit, 500 points a GB. Null when it was sold; else the tracker's words.</summary>
    public string? BuyCredit(int amount)
    {
        lock (gate)
        {
            if (amount is not (50 or 100))
                return "Invalid amount";
            if (BonusPoints < 500 * amount)
                return "Not enough points";
            BonusPoints -= 500 * amount;
            CreditBytes += amount * 1_073_741_824L;
            return null;
        }
    }

    /// <summary>Sets how long VIP lasts from now, as a test wishes.</summary>
    public void SetVipDays(double days) => vipUntil = time.GetUtcNow().AddDays(days);

    /// <summary>Charges a wedge, whether the torrent is free or not, as the real flag does.</summary>
    public void SpendWedge(int id)
    {
        lock (gate)
        {
            Wedges--;
            wedged.Add(id);
        }
    }

    /// <summary>The unsatisfied count and the time at which it was taken.</summary>
    public (int Count, DateTimeOffset TakenAt) Unsatisfied()
    {
        var takenAt = time.GetUtcNow();
        if (faults.TryTake(MyAnonamouseFaults.UnsatisfiedFull, Path))
            return (UnsatisfiedLimit, takenAt);
        if (faults.TryTake(MyAnonamouseFaults.UnsatisfiedLag, Path, out var lag))
            takenAt -= TimeSpan.FromMinutes(double.Parse(lag.Value ?? "30"));

        lock (gate)
        {
            return (FirstUnsatisfied + grabs.Values.Count(grabbed => grabbed <= takenAt), takenAt);
        }
    }
}
