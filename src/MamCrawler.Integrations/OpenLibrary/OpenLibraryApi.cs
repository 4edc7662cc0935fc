using System.Net;
using System.Text.RegularExpressions;
using MamCrawler.Core.Faults;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.OpenLibrary;

/// <summary>The requests of Open Library that this program makes, in one paced lane.</summary>
internal sealed partial class OpenLibraryApi(OpenLibraryOptions options, HttpClient http, RequestPace pace, TimeProvider time)
{
    public const string Service = "Open Library";

    private const string Fields = "key,title,subtitle,author_name,first_publish_year,cover_i,language";

    private readonly ServiceClient _client = new(
        http,
        new ServiceProfile
        {
            Service = Service,
            Unreachable = FaultName.WitnessUnavailable,
            Advice = "The other providers go on without it; it is asked again later.",
            AttemptTimeout = options.Timeout,
            UserAgent = options.Contact.Length > 0 ? HonestUserAgent.With(options.Contact) : HonestUserAgent.Value,
            MaxBodyBytes = 4 * 1024 * 1024,
        },
        pace,
        time
    );

    public long Requests => _client.Requests;

    /// <summary>The works that a title and an author find, the catalogue's best first.</summary>
    /// <exception cref="FaultException">It could not be asked.</exception>
    public async Task<IReadOnlyList<OpenLibraryWork>> SearchAsync(string title, string? author, CancellationToken cancellationToken)
    {
        const string Asked = "works found by title";
        var by = author is null ? "" : $"&author={Uri.EscapeDataString(author)}";
        var answer = await SendAsync($"search.json?title={Uri.EscapeDataString(title)}{by}&fields={Fields}&limit={options.Rows}", cancellationToken);
        using var document = WitnessFaults.Demand(answer, Asked).ReadObject(Asked);
        return OpenLibraryReader.ReadSearch(document.RootElement);
    }

    /// <summary>The edition with an ISBN; null when the catalogue does not know it.</summary>
    /// <exception cref="FaultException">It could not be asked, or sent us elsewhere than to an edition of its own.</exception>
    public async Task<OpenLibraryWork?> FindIsbnAsync(string isbn, CancellationToken cancellationToken)
    {
        var answer = await SendAsync($"isbn/{isbn}.json", cancellationToken);
        if (answer.IsRedirect)
            answer = await SendAsync(EditionPath(answer), cancellationToken);
        if (IsUnknown(answer))
            return null;
        using var document = WitnessFaults.Demand(answer, "an edition").ReadObject("an edition");
        return OpenLibraryReader.ReadEdition(document.RootElement) is { } edition ? edition with { Isbn = isbn } : null;
    }

    /// <summary>A work with its description; as it is known when the catalogue has nothing to add.</summary>
    /// <exception cref="FaultException">It could not be asked.</exception>
    public async Task<OpenLibraryWork> CompleteAsync(OpenLibraryWork known, CancellationToken cancellationToken)
    {
        if (known.Key is null)
            return known;
        var answer = await SendAsync($"works/{known.Key}.json", cancellationToken);
        if (IsUnknown(answer))
            return known;
        using var document = WitnessFaults.Demand(answer, "a work").ReadObject("a work");
        return OpenLibraryReader.Complete(known, document.RootElement);
    }

    private Task<ServiceAnswer> SendAsync(string target, CancellationToken cancellationToken) =>
        _client.SendAsync(() => new HttpRequestMessage(HttpMethod.Get, new Uri(options.BaseAddress, target)), idempotent: true, cancellationToken);

    // It says so itself, with 404 and sometimes with 200. A 404 of any other body is that of a proxy, or of a part that is down.
    private static bool IsUnknown(ServiceAnswer answer)
    {
        if (answer.Status != HttpStatusCode.NotFound && !answer.IsSuccess || answer.IsHtml)
            return false;
        using var document = answer.ReadObject("an answer");
        return document.RootElement.Text("error") == "notfound";
    }

    // Of a redirect only the path is taken, and only when it leads to an edition on the same host: the request goes to the address that was set.
    private string EditionPath(ServiceAnswer answer)
    {
        var stated = answer.Headers["Location"].FirstOrDefault();
        if (
            stated is { Length: < 500 }
            && Uri.TryCreate(options.BaseAddress, stated, out var target)
            && target.Host.Equals(options.BaseAddress.Host, StringComparison.OrdinalIgnoreCase)
            && (target.Port == options.BaseAddress.Port || target.IsDefaultPort && options.BaseAddress.IsDefaultPort)
            && EditionOf().Match(target.AbsolutePath) is { Success: true } edition
        )
            return $"books/{edition.Groups[1].Value}.json";
        throw WitnessFaults.Of(answer, "an edition");
    }

    [GeneratedRegex(@"/books/(OL[0-9]{1,12}M)(?:\.json|/[^/]*)?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex EditionOf();
}
