using MamCrawler.Core.Ports;
using MamCrawler.Hosting.Settings;
using MamCrawler.Integrations.Audible;
using MamCrawler.Integrations.Audnexus;
using MamCrawler.Integrations.Hardcover;

namespace MamCrawler.Hosting.Composition;

/// <summary>The clients of the public catalogues: witnesses of what series contain, and providers of metadata. Each is made when it is first asked for.</summary>
internal sealed class CatalogueClients : IDisposable
{
    private readonly MamCrawlerSettings settings;
    private readonly Lazy<AudibleWitness> audible;
    private readonly Lazy<AudnexusProvider> audnexus;
    private readonly Lazy<HardcoverWitness> hardcover;
    private readonly GeneralCatalogues general;

    internal CatalogueClients(HostParts parts, ServiceConnections connections)
    {
        settings = parts.Settings;
        audible = new Lazy<AudibleWitness>(() => new AudibleWitness(settings.Audible.ToOptions(), connections.Open("Audible"), parts.Time));
        audnexus = new Lazy<AudnexusProvider>(() => new AudnexusProvider(settings.Audnexus.ToOptions(), connections.Open("Audnexus"), parts.Time));
        hardcover = new Lazy<HardcoverWitness>(() =>
            new HardcoverWitness(settings.Hardcover.ToOptions(), connections.Open("Hardcover"), parts.Secrets, parts.Time)
        );
        general = new GeneralCatalogues(parts, connections);
    }

    /// <summary>The witnesses that are switched on.</summary>
    internal IReadOnlyList<ISeriesWitness> SeriesWitnesses =>
        [.. AudibleIfEnabled, .. settings.Hardcover.Enabled ? [hardcover.Value] : Array.Empty<ISeriesWitness>()];

    /// <inheritdoc cref="SeriesWitnesses" />
    internal IReadOnlyList<IAuthorWitness> AuthorWitnesses => AudibleIfEnabled;

    /// <summary>The providers of metadata that the settings name, the most trusted first.</summary>
    internal IReadOnlyList<IMetadataProvider> MetadataProviders => [.. settings.Metadata.Names.Select(ProviderOf).OfType<IMetadataProvider>()];

    /// <summary>How each that is switched on is asked for its health.</summary>
    internal IReadOnlyList<ServiceCheck> Checks =>
        [
            .. settings.Audible.Enabled ? [ServiceCheck.Of("Audible", false, ct => audible.Value.ProbeAsync(ct))] : Array.Empty<ServiceCheck>(),
            .. settings.Audnexus.Enabled ? [ServiceCheck.Of("Audnexus", false, ct => audnexus.Value.ProbeAsync(ct))] : Array.Empty<ServiceCheck>(),
            .. settings.Hardcover.Enabled ? [ServiceCheck.Of("Hardcover", false, ct => hardcover.Value.ProbeAsync(ct))] : Array.Empty<ServiceCheck>(),
            .. general.Checks,
        ];

    /// <summary>The lists of wishes that are taken over by each scan.</summary>
    internal IReadOnlyList<IWishSource> WishSources => settings.Hardcover.WantToRead ? [WantToRead] : [];

    /// <summary>The want-to-read list of Hardcover, whether scans take it over or not.</summary>
    internal IWishSource WantToRead => hardcover.Value.WantToRead;

    private AudibleWitness[] AudibleIfEnabled => settings.Audible.Enabled ? [audible.Value] : [];

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(audible);
        Dispose(audnexus);
        Dispose(hardcover);
        general.Dispose();
    }

    private IMetadataProvider? ProviderOf(string name) =>
        name switch
        {
            "Audible" when settings.Audible.Enabled => audible.Value,
            "Audnexus" when settings.Audnexus.Enabled => audnexus.Value,
            "Hardcover" => hardcover.Value,
            _ => general.Find(name),
        };

    private static void Dispose<T>(Lazy<T> client)
        where T : IDisposable
    {
        if (client.IsValueCreated)
        {
            client.Value.Dispose();
        }
    }
}
