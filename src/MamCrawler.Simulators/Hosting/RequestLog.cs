namespace MamCrawler.Simulators.Hosting;

/// <summary>What a simulator was asked: counts per route, how many at once, how close together, and which rules were broken. Safe for concurrent use.</summary>
public sealed class RequestLog(TimeProvider time)
{
    private const int MostViolationsKept = 1000;

    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly List<string> violations = [];
    private readonly Lock gate = new();
    private DateTimeOffset? last;
    private int running;

    /// <summary>How many requests came in all.</summary>
    public int Total { get; private set; }

    /// <summary>The most requests that ran at the same time.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>The smallest time from the start of one request to the start of the next, by the simulator's clock; null before the second.</summary>
    public TimeSpan? SmallestGap { get; private set; }

    /// <summary>Counts by route, such as "GET /api/items/{id}".</summary>
    public IReadOnlyDictionary<string, int> Counts
    {
        get
        {
            lock (gate)
            {
                return new Dictionary<string, int>(counts, StringComparer.Ordinal);
            }
        }
    }

    /// <summary>The rules that callers broke, one sentence each.</summary>
    public IReadOnlyList<string> Violations
    {
        get
        {
            lock (gate)
            {
                return [.. violations];
            }
        }
    }

    /// <summary>How often a route was asked for, whatever the method; the route as it is written, with its placeholders.</summary>
    public int Count(string route)
    {
        lock (gate)
        {
            return counts.Where(entry => entry.Key.EndsWith(" " + route, StringComparison.Ordinal)).Sum(entry => entry.Value);
        }
    }

    /// <summary>Notes that a rule was broken.</summary>
    public void Violate(string sentence)
    {
        lock (gate)
        {
            if (violations.Count < MostViolationsKept)
                violations.Add(sentence);
        }
    }

    /// <summary>Forgets everything, as at the start.</summary>
    public void Clear()
    {
        lock (gate)
        {
            counts.Clear();
            violations.Clear();
            last = null;
            Total = 0;
            MostAtOnce = running;
            SmallestGap = null;
        }
    }

    /// <summary>Notes the start of a request; returns how many run now, this one included.</summary>
    internal int Begin(string route)
    {
        lock (gate)
        {
            counts[route] = counts.GetValueOrDefault(route) + 1;
            Total++;
            running++;
            MostAtOnce = Math.Max(MostAtOnce, running);

            var now = time.GetUtcNow();
            if (last is { } before && (SmallestGap is not { } smallest || now - before < smallest))
                SmallestGap = now - before;
            last = now;
            return running;
        }
    }

    internal void End()
    {
        lock (gate)
        {
            running--;
        }
    }
}
