using System.Text.RegularExpressions;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.OpenLibrary;

/// <summary>How Open Library is asked.</summary>
public sealed partial record OpenLibraryOptions
{
    public Uri BaseAddress { get; init; } = new("https://openlibrary.org/");

    /// <summary>An address of mail that is told with every request; empty for none.</summary>
    public string Contact { get; init; } = "";

    /// <summary>One request a second, as is asked of callers that leave no address to be written to.</summary>
    public RequestPaceOptions Pace { get; init; } = new() { MinimumInterval = TimeSpan.FromSeconds(1) };

    /// <summary>Rows of one search, 1 to 100.</summary>
    public int Rows { get; init; } = 20;

    /// <summary>Works of a search that are read in full, for their descriptions, 1 to 10. Each is a request.</summary>
    public int WorksPerBook { get; init; } = 2;

    /// <summary>The longest time for one try.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Sentences about what is wrong; empty when nothing is.</summary>
    public IReadOnlyList<string> Validate()
    {
        var wrong = new List<string>(Pace.Validate("Open Library"));
        if (!BaseAddress.IsAbsoluteUri || BaseAddress.Scheme is not ("http" or "https"))
            wrong.Add("Open Library's address must begin with https://, for example https://openlibrary.org/.");
        else if (!BaseAddress.IsLoopback && Pace.MinimumInterval < TimeSpan.FromSeconds(1))
            wrong.Add($"Open Library's pace is {Pace.MinimumInterval.TotalSeconds:0.###} s; it must be at least 1 s.");
        if (Contact.Length > 0 && (Contact.Length > 100 || !ContactShape().IsMatch(Contact)))
            wrong.Add($"Open Library's contact is '{Contact}'; it must be an address of mail such as me@example.org, or empty.");
        if (Rows is < 1 or > 100)
            wrong.Add($"Open Library is asked for {Rows} rows; it must be 1 to 100.");
        if (WorksPerBook is < 1 or > 10)
            wrong.Add($"Open Library reads {WorksPerBook} works a book; it must be 1 to 10.");
        if (Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromMinutes(5))
            wrong.Add($"Open Library's timeout is {Timeout}; it must be 1 s to 5 min.");
        return wrong;
    }

    // Nothing that could end a header or the brackets it stands in.
    [GeneratedRegex(@"^[A-Za-z0-9._%+\-]+@[A-Za-z0-9.\-]+\.[A-Za-z]{2,}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ContactShape();
}
