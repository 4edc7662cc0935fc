using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.GoogleBooks;

/// <summary>How Google Books is asked.</summary>
public sealed record GoogleBooksOptions
{
    public Uri BaseAddress { get; init; } = new("https://www.googleapis.com/");

    /// <summary>The name of the secret that holds the key. Without a key nothing is asked: the quota without one is zero.</summary>
    public string KeySecret { get; init; } = "google-books-key";

    /// <summary>The country whose books are asked for, two letters. Google refuses callers that it cannot place.</summary>
    public string Country { get; init; } = "us";

    public RequestPaceOptions Pace { get; init; } = new() { MinimumInterval = TimeSpan.FromSeconds(1) };

    /// <summary>Queries of one day, 1 to 100,000; the quota of a new key is 1,000.</summary>
    public int QueriesPerDay { get; init; } = 1000;

    /// <summary>Rows of one query, 1 to 40.</summary>
    public int Rows { get; init; } = 20;

    /// <summary>The longest time for one try.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Sentences about what is wrong; empty when nothing is.</summary>
    public IReadOnlyList<string> Validate()
    {
        var wrong = new List<string>(Pace.Validate("Google Books"));
        if (!BaseAddress.IsAbsoluteUri || BaseAddress.Scheme is not ("http" or "https"))
            wrong.Add("Google Books' address must begin with https://, for example https://www.googleapis.com/.");
        else if (!BaseAddress.IsLoopback && BaseAddress.Scheme != "https")
            wrong.Add("Google Books' address must begin with https://: the key is sent to it.");
        else if (!BaseAddress.IsLoopback && Pace.MinimumInterval < TimeSpan.FromMilliseconds(600))
            wrong.Add($"Google Books' pace is {Pace.MinimumInterval.TotalMilliseconds:0} ms; it must be at least 600 ms.");
        if (string.IsNullOrWhiteSpace(KeySecret))
            wrong.Add("The name of the secret with Google Books' key is empty.");
        if (Country.Length != 2 || !Country.All(char.IsAsciiLetter))
            wrong.Add($"Google Books' country is '{Country}'; it must be a code of two letters such as us, gb or de.");
        if (QueriesPerDay is < 1 or > 100_000)
            wrong.Add($"Google Books is asked {QueriesPerDay} times a day; it must be 1 to 100,000.");
        if (Rows is < 1 or > 40)
            wrong.Add($"Google Books is asked for {Rows} rows; it must be 1 to 40.");
        if (Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromMinutes(5))
            wrong.Add($"Google Books' timeout is {Timeout}; it must be 1 s to 5 min.");
        return wrong;
    }
}
