using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Hardcover;

/// <summary>How Hardcover is asked.</summary>
public sealed record HardcoverOptions
{
    public Uri BaseAddress { get; init; } = new("https://api.hardcover.app/");

    /// <summary>The name of the secret that holds the token. Without the secret the witness says nothing.</summary>
    public string TokenSecret { get; init; } = "hardcover-token";

    /// <summary>One top-level query a second keeps within 60 a minute, whatever the burst.</summary>
    public RequestPaceOptions Pace { get; init; } = new() { MinimumInterval = TimeSpan.FromSeconds(1) };

    /// <summary>Top-level queries of the day's quota that are left to the person's other programs, 0 to 4,000.</summary>
    public int DailyReserve { get; init; } = 200;

    /// <summary>Top-level queries in any 24 hours for metadata, repetitions included, 10 to 2,000. Far less is needed: one call answers 50 books with three.</summary>
    public int MetadataPerDay { get; init; } = 500;

    /// <summary>Top-level queries of the day's quota that metadata leaves to the search for gaps, beside the reserve, 0 to 4,000.</summary>
    public int KeptForGaps { get; init; } = 1000;

    /// <summary>The longest time for one try; the service itself gives up after 30 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(35);

    /// <summary>Sentences about what is wrong; empty when nothing is.</summary>
    public IReadOnlyList<string> Validate()
    {
        var wrong = new List<string>(Pace.Validate("Hardcover"));
        if (!BaseAddress.IsAbsoluteUri || BaseAddress.Scheme is not ("http" or "https"))
            wrong.Add("Hardcover's address must begin with https://, for example https://api.hardcover.app/.");
        else if (!BaseAddress.IsLoopback && BaseAddress.Scheme != "https")
            wrong.Add("Hardcover's address must begin with https://: the token is sent to it.");
        else if (!BaseAddress.IsLoopback && Pace.MinimumInterval < TimeSpan.FromSeconds(1))
            wrong.Add($"Hardcover's pace is {Pace.MinimumInterval.TotalSeconds:0.###} s a query; it allows 60 a minute, so it must be at least 1 s.");
        if (string.IsNullOrWhiteSpace(TokenSecret))
            wrong.Add("The name of the secret with Hardcover's token is empty.");
        if (DailyReserve is < 0 or > 4000)
            wrong.Add($"Hardcover's daily reserve is {DailyReserve}; it must be 0 to 4,000.");
        if (MetadataPerDay is < 10 or > 2000)
            wrong.Add($"Hardcover is asked {MetadataPerDay} times a day for metadata; it must be 10 to 2,000.");
        if (KeptForGaps is < 0 or > 4000)
            wrong.Add($"Hardcover's queries kept for gaps are {KeptForGaps}; it must be 0 to 4,000.");
        if (Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromMinutes(5))
            wrong.Add($"Hardcover's timeout is {Timeout}; it must be 1 s to 5 min.");
        return wrong;
    }
}
