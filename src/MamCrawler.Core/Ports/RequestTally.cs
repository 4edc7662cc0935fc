using System.Collections.Concurrent;

namespace MamCrawler.Core.Ports;

/// <summary>
/// The requests to services that one piece of work makes, by service: what it awaits counts, what runs beside it in the same process does not. An activity returns its
/// tally, so that a run that was worked on by many processes knows them all.
/// </summary>
public sealed class RequestTally : IDisposable
{
    private static readonly AsyncLocal<RequestTally?> Current = new();

    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly RequestTally? _outer = Current.Value;

    private RequestTally() { }

    /// <summary>Requests so far, by service.</summary>
    public IReadOnlyDictionary<string, int> Counts => new Dictionary<string, int>(_counts, StringComparer.Ordinal);

    /// <summary>Begins to count what the caller awaits from now on, until it is disposed.</summary>
    public static RequestTally Begin() => Current.Value = new RequestTally();

    /// <summary>One request is sent; nothing happens where nobody counts.</summary>
    public static void Count(string service) => Current.Value?._counts.AddOrUpdate(service, 1, static (_, count) => count + 1);

    /// <summary>Both together; null is none.</summary>
    public static IReadOnlyDictionary<string, int> Sum(IReadOnlyDictionary<string, int>? one, IReadOnlyDictionary<string, int>? other)
    {
        var sum = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (service, count) in (one ?? sum).Concat(other ?? new Dictionary<string, int>()))
            sum[service] = sum.GetValueOrDefault(service) + count;
        return sum;
    }

    /// <inheritdoc />
    public void Dispose() => Current.Value = _outer;
}
