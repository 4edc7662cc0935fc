using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>
/// The requests of the run that is under way: what was counted since it began. A run that another process began has those since this process started.
/// One scan runs at a time, so one beginning is kept.
/// </summary>
public sealed class RunRequests(IRequestCounts counts)
{
    private (string RunId, IReadOnlyDictionary<string, int> Counts)? _began;

    /// <summary>The run begins now. Repeating it changes nothing.</summary>
    public void Begin(string runId)
    {
        if (_began?.RunId != runId)
            _began = (runId, counts.Read());
    }

    /// <summary>Requests of the run by service; services that were not asked are left out.</summary>
    public IReadOnlyDictionary<string, int> Read(string runId)
    {
        var before = _began is { } began && began.RunId == runId ? began.Counts : new Dictionary<string, int>();
        return counts
            .Read()
            .Select(service => KeyValuePair.Create(service.Key, service.Value - before.GetValueOrDefault(service.Key)))
            .Where(service => service.Value > 0)
            .ToDictionary(StringComparer.Ordinal);
    }
}
