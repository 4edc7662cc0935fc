using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.ITunes;

/// <summary>How the iTunes store is asked for audiobooks.</summary>
public sealed record ITunesOptions
{
    public Uri BaseAddress { get; init; } = new("https://itunes.apple.com/");

    /// <summary>The store's country, two letters. Every store has its own books and descriptions.</summary>
    public string Country { get; init; } = "us";

    /// <summary>About 20 requests a minute are allowed.</summary>
    public RequestPaceOptions Pace { get; init; } = new() { MinimumInterval = TimeSpan.FromSeconds(3.1) };

    /// <summary>Rows of one search, 1 to 200.</summary>
    public int Rows { get; init; } = 25;

    /// <summary>The longest time for one try.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Sentences about what is wrong; empty when nothing is.</summary>
    public IReadOnlyList<string> Validate()
    {
        var wrong = new List<string>(Pace.Validate("iTunes"));
        if (!BaseAddress.IsAbsoluteUri || BaseAddress.Scheme is not ("http" or "https"))
            wrong.Add("iTunes' address must begin with https://, for example https://itunes.apple.com/.");
        else if (!BaseAddress.IsLoopback && Pace.MinimumInterval < TimeSpan.FromSeconds(3))
            wrong.Add($"iTunes' pace is {Pace.MinimumInterval.TotalSeconds:0.###} s; it allows about 20 requests a minute, so it must be at least 3 s.");
        if (Country.Length != 2 || !Country.All(char.IsAsciiLetter))
            wrong.Add($"iTunes' country is '{Country}'; it must be a code of two letters such as us, gb or de.");
        if (Rows is < 1 or > 200)
            wrong.Add($"iTunes is asked for {Rows} rows; it must be 1 to 200.");
        if (Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromMinutes(5))
            wrong.Add($"iTunes' timeout is {Timeout}; it must be 1 s to 5 min.");
        return wrong;
    }
}
