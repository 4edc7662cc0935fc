using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Audnexus;

/// <summary>How Audnexus is asked.</summary>
public sealed record AudnexusOptions
{
    private static readonly string[] Regions = ["au", "ca", "de", "es", "fr", "in", "it", "jp", "uk", "us"];

    public Uri BaseAddress { get; init; } = new("https://api.audnex.us/");

    /// <summary>The catalogue's region: au, ca, de, es, fr, in, it, jp, uk or us.</summary>
    public string Region { get; init; } = "us";

    /// <summary>Within 100 requests a minute.</summary>
    public RequestPaceOptions Pace { get; init; } = new() { MinimumInterval = TimeSpan.FromMilliseconds(650) };

    /// <summary>The longest time for one try.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Sentences about what is wrong; empty when nothing is.</summary>
    public IReadOnlyList<string> Validate()
    {
        var wrong = new List<string>(Pace.Validate("Audnexus"));
        if (!BaseAddress.IsAbsoluteUri || BaseAddress.Scheme is not ("http" or "https"))
            wrong.Add("Audnexus' address must begin with https://, for example https://api.audnex.us/.");
        else if (!BaseAddress.IsLoopback && Pace.MinimumInterval < TimeSpan.FromMilliseconds(600))
            wrong.Add($"Audnexus' pace is {Pace.MinimumInterval.TotalMilliseconds:0} ms; it allows 100 requests a minute, so it must be at least 600 ms.");
        if (!Regions.Contains(Region))
            wrong.Add($"Audnexus' region is '{Region}'; it must be one of {string.Join(", ", Regions)}.");
        if (Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromMinutes(5))
            wrong.Add($"Audnexus' timeout is {Timeout}; it must be 1 s to 5 min.");
        return wrong;
    }
}
