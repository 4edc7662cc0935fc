using MamCrawler.Core.Scanning;

namespace MamCrawler.Hosting.Settings;

/// <summary>Everything that can be set on every host. Holds no secret: those are in the secret store, by the names of <see cref="KnownSecrets"/>.</summary>
public record MamCrawlerSettings
{
    /// <summary>What a scan does with what it finds; Propose by default.</summary>
    public ScanMode Mode { get; init; } = ScanMode.Propose;

    public AudiobookshelfSettings Audiobookshelf { get; init; } = new();

    public MyAnonamouseSettings MyAnonamouse { get; init; } = new();

    public QBittorrentSettings QBittorrent { get; init; } = new();

    public AudibleSettings Audible { get; init; } = new();

    public AudnexusSettings Audnexus { get; init; } = new();

    public HardcoverSettings Hardcover { get; init; } = new();

    public ITunesSettings ITunes { get; init; } = new();

    public GoogleBooksSettings GoogleBooks { get; init; } = new();

    public OpenLibrarySettings OpenLibrary { get; init; } = new();

    public MetadataSettings Metadata { get; init; } = new();

    public ScanSettings Scan { get; init; } = new();

    public GrabSettings Grabs { get; init; } = new();

    public SpendingSettings Spending { get; init; } = new();

    public ShelvingSettings Shelving { get; init; } = new();

    public DiscoverySettings Discovery { get; init; } = new();

    public WebhookSettings Webhook { get; init; } = new();
}
