using System.Globalization;
using MamCrawler.Core.Faults;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Hardcover;

/// <summary>What is left of the day's quota, as the service's own headers state it (<c>RateLimit: "Free";r=8;t=42, "daily";r=4990;t=80000</c>).</summary>
internal sealed class HardcoverBudget(int reserve, TimeProvider time)
{
    private readonly Lock _state = new();
    private DateTimeOffset _resetsAt;

    /// <summary>Top-level queries left today; null when the service did not say.</summary>
    public int? LeftToday { get; private set; }

    /// <summary>Throws when only the reserve is left.</summary>
    /// <param name="queries">How many are to be sent.</param>
    /// <param name="kept">How many more than the reserve are to be left, for work that matters more.</param>
    /// <exception cref="WaitFaultException"><see cref="FaultName.RateLimited"/> until the quota is renewed.</exception>
    public void Demand(int queries, int kept = 0)
    {
        lock (_state)
        {
            var wait = _resetsAt - time.GetUtcNow();
            if (LeftToday is { } left && left - queries < reserve + kept && wait > TimeSpan.Zero)
            {
                throw new WaitFaultException(
                    FaultName.RateLimited,
                    HardcoverApi.Service,
                    $"Of {HardcoverApi.Service}'s queries {left} are left today, and {reserve + kept} of them are kept for {(kept > 0 ? "the search for gaps and " : "")}other programs. What it knows is used as it was last heard; it is asked again tomorrow.",
                    wait
                );
            }
        }
    }

    /// <summary>Reads the headers of an answer.</summary>
    public void Note(ServiceAnswer answer)
    {
        foreach (var policy in answer.Headers["RateLimit"].SelectMany(static header => header.Split(',')))
        {
            var parts = policy.Split(';', StringSplitOptions.TrimEntries);
            if (parts[0].Trim('"') != "daily" || Value(parts, "r=") is not { } left)
                continue;
            lock (_state)
            {
                LeftToday = left;
                _resetsAt = time.GetUtcNow() + TimeSpan.FromSeconds(Value(parts, "t=") ?? 3600);
            }
        }
    }

    private static int? Value(string[] parts, string name) =>
        parts.FirstOrDefault(part => part.StartsWith(name, StringComparison.Ordinal)) is { } part
        && int.TryParse(part.AsSpan(name.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}
