using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Audible;

/// <summary>Which of Audible's catalogues is asked, and how.</summary>
public sealed record AudibleOptions
{
    /// <summary>The catalogue's address; each country has its own (api.audible.com, .co.uk, .de, ...).</summary>
    public Uri BaseAddress { get; init; } = new("https://api.audible.com/");

    /// <summary>At most two requests a second; there is no published quota.</summary>
    public RequestPaceOptions Pace { get; init; } = new() { MinimumInterval = TimeSpan.FromMilliseconds(500) };

    /// <summary>Owned ASINs looked up for one series, 1 to 50. More than one, because the same series can have several ids.</summary>
    public int AsinsPerSeries { get; init; } = 3;

    /// <summary>Pages of 50 read of one author, 1 to 20.</summary>
    public int PagesPerAuthor { get; init; } = 6;

    /// <summary>Volumes read of one series, 10 to 2,000.</summary>
    public int VolumesPerSeries { get; init; } = 500;

    /// <summary>The longest time for one try.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Sentences about what is wrong; empty when nothing is.</summary>
    public IReadOnlyList<string> Validate()
    {
        var wrong = new List<string>(Pace.Validate("Audible"));
        if (!BaseAddress.IsAbsoluteUri || BaseAddress.Scheme is not ("http" or "https"))
            wrong.Add("Audible's address must begin with https://, for example https://api.audible.com/.");
        else if (!BaseAddress.IsLoopback && Pace.MinimumInterval < TimeSpan.FromMilliseconds(200))
            wrong.Add($"Audible's pace is {Pace.MinimumInterval.TotalMilliseconds:0} ms between requests; it must be at least 200 ms.");
        if (AsinsPerSeries is < 1 or > 50)
            wrong.Add($"Audible looks up {AsinsPerSeries} ASINs a series; it must be 1 to 50.");
        if (PagesPerAuthor is < 1 or > 20)
            wrong.Add($"Audible reads {PagesPerAuthor} pages an author; it must be 1 to 20.");
        if (VolumesPerSeries is < 10 or > 2000)
            wrong.Add($"Audible reads {VolumesPerSeries} volumes a series; it must be 10 to 2,000.");
        if (Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromMinutes(5))
            wrong.Add($"Audible's timeout is {Timeout}; it must be 1 s to 5 min.");
        return wrong;
    }
}
