namespace MamCrawler.Web.Pipeline;

/// <summary>How often each caller may ask. The numbers are far above what the command line and a page need, and far below what hurts.</summary>
public sealed record ApiLimits
{
    /// <summary>For each caller that may ask: the command line looks at a running scan five times a second.</summary>
    public RequestLimit Caller { get; init; } = new(Burst: 100, PerMinute: 600);

    /// <summary>For each address that sends no key, or a wrong one.</summary>
    public RequestLimit Refused { get; init; } = new(Burst: 20, PerMinute: 20);

    /// <summary>Health, for each address: it costs nothing, and whoever watches over the service asks often.</summary>
    public RequestLimit Health { get; init; } = new(Burst: 60, PerMinute: 300);

    /// <summary>The doctor, for each caller, beside its general limit: every answer costs questions to every service, two of them in the tracker's lane.</summary>
    public RequestLimit Doctor { get; init; } = new(Burst: 5, PerMinute: 2);

    /// <summary>Callers that are remembered at most; the one that has been quiet longest makes room.</summary>
    public int MaximumCallers { get; init; } = 1000;
}
