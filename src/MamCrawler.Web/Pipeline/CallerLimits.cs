using System.Diagnostics;
using System.Threading.RateLimiting;

namespace MamCrawler.Web.Pipeline;

/// <summary>Counts the requests of each caller. It remembers a bounded number of callers, whoever asks; the one that has been quiet longest makes room.</summary>
/// <param name="maximumCallers">How many are remembered at most, at least 1.</param>
internal sealed class CallerLimits(int maximumCallers) : IDisposable
{
    private static readonly TimeSpan TellAgain = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<Bucket>> known = new(StringComparer.Ordinal);
    private readonly LinkedList<Bucket> byUse = new();

    /// <summary>How many callers are remembered.</summary>
    internal int Count
    {
        get
        {
            lock (gate)
            {
                return known.Count;
            }
        }
    }

    /// <summary>Null when the caller may ask now; otherwise how long it has to wait (whole seconds, at least one), and whether that is to be told: once a minute.</summary>
    internal (TimeSpan For, bool Tell)? Take(string caller, RequestLimit limit)
    {
        lock (gate)
        {
            var bucket = Find(caller, limit);
            bucket.Tokens.TryReplenish();
            using var lease = bucket.Tokens.AttemptAcquire();
            if (lease.IsAcquired)
            {
                return null;
            }

            var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var told) ? told : TimeSpan.Zero;
            var tell = bucket.ToldAt is not { } last || Stopwatch.GetElapsedTime(last) >= TellAgain;
            if (tell)
            {
                bucket.ToldAt = Stopwatch.GetTimestamp();
            }

            return (TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling(wait.TotalSeconds))), tell);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (gate)
        {
            foreach (var bucket in byUse)
            {
                bucket.Tokens.Dispose();
            }

            byUse.Clear();
            known.Clear();
        }
    }

    private Bucket Find(string caller, RequestLimit limit)
    {
        if (known.TryGetValue(caller, out var node))
        {
            byUse.Remove(node);
        }
        else
        {
            if (known.Count >= maximumCallers)
            {
                var quiet = byUse.First!.Value;
                byUse.RemoveFirst();
                known.Remove(quiet.Caller);
                quiet.Tokens.Dispose();
            }

            node = known[caller] = new LinkedListNode<Bucket>(new Bucket(caller, MakeTokens(limit)));
        }

        byUse.AddLast(node);
        return node.Value;
    }

    private static TokenBucketRateLimiter MakeTokens(RequestLimit limit) =>
        new(
            new TokenBucketRateLimiterOptions
            {
                TokenLimit = limit.Burst,
                TokensPerPeriod = 1,
                ReplenishmentPeriod = TimeSpan.FromMinutes(1) / limit.PerMinute,
                AutoReplenishment = false,
                QueueLimit = 0,
            }
        );

    private sealed class Bucket(string caller, TokenBucketRateLimiter tokens)
    {
        public string Caller { get; } = caller;

        public TokenBucketRateLimiter Tokens { get; } = tokens;

        public long? ToldAt { get; set; }
    }
}
