using MamCrawler.Core.Ports;
using MamCrawler.Hosting.Doctoring;
using MamCrawler.Hosting.Settings;
using MamCrawler.Integrations.GoogleBooks;
using MamCrawler.Integrations.ITunes;
using MamCrawler.Integrations.OpenLibrary;

namespace MamCrawler.Hosting.Composition;

/// <summary>The clients of the general catalogues. Each is made when it is first asked for.</summary>
internal sealed class GeneralCatalogues(HostParts parts, ServiceConnections connections) : IDisposable
{
    private readonly Lazy<ITunesProvider> itunes = new(() => new ITunesProvider(parts.Settings.ITunes.ToOptions(), connections.Open("iTunes"), parts.Time));
    private readonly Lazy<GoogleBooksProvider> google = new(() =>
        new GoogleBooksProvider(parts.Settings.GoogleBooks.ToOptions(), connections.Open("Google Books"), parts.Secrets, parts.Time)
    );
    private readonly Lazy<OpenLibraryProvider> library = new(() =>
        new OpenLibraryProvider(parts.Settings.OpenLibrary.ToOptions(), connections.Open("Open Library"), parts.Time)
    );

    /// <summary>How each that is switched on is asked for its health.</summary>
    internal IEnumerable<ServiceCheck> Checks => parts.Settings.Metadata.Names.Select(CheckOf).OfType<ServiceCheck>();

    /// <inheritdoc />
    public void Dispose()
    {
        if (itunes.IsValueCreated)
            itunes.Value.Dispose();
        if (google.IsValueCreated)
            google.Value.Dispose();
        if (library.IsValueCreated)
            library.Value.Dispose();
    }

    /// <summary>The provider of a name; null when it is none of these.</summary>
    internal IMetadataProvider? Find(string name) =>
        name switch
        {
            "ITunes" => itunes.Value,
            "GoogleBooks" => google.Value,
            "OpenLibrary" => library.Value,
            _ => null,
        };

    private ServiceCheck? CheckOf(string name) =>
        name switch
        {
            "ITunes" => ServiceCheck.Of(name, false, ct => itunes.Value.ProbeAsync(ct)),
            "GoogleBooks" => CheckOf(ServiceCheck.Of(name, false, ct => google.Value.ProbeAsync(ct))),
            "OpenLibrary" => ServiceCheck.Of(name, false, ct => library.Value.ProbeAsync(ct)),
            _ => null,
        };

    // A key is nobody's duty: without one there is nothing to ask, and nothing to mend.
    private ServiceCheck CheckOf(ServiceCheck asking) =>
        asking with
        {
            RunAsync = async cancellationToken =>
                await google.Value.FindOffReasonAsync(cancellationToken) is { } reason
                    ? new Finding(asking.Area, true, reason)
                    : await asking.RunAsync(cancellationToken),
        };
}
