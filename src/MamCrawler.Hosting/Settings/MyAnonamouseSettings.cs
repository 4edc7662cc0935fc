namespace MamCrawler.Hosting.Settings;

/// <summary>How the tracker is asked. The pace can be made slower, never faster (rules.md 5).</summary>
public sealed record MyAnonamouseSettings
{
    public Uri BaseAddress { get; init; } = new("https://www.myanonamouse.net/");

    /// <summary>The address the session was made for; null when it was made for an ASN.</summary>
    public string? SessionAddress { get; init; }

    /// <summary>The number of the ASN the session was made for; null when it was made for an address.</summary>
    public int? SessionAsn { get; init; }

    public EgressSettings Egress { get; init; } = new();

    /// <summary>The least time between two requests; at least 3 s outside loopback.</summary>
    public TimeSpan MinimumGap { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The most that is added to the gap by chance; at least 2 s outside loopback.</summary>
    public TimeSpan Jitter { get; init; } = TimeSpan.FromSeconds(2);
}
