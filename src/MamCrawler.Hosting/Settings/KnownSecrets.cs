namespace MamCrawler.Hosting.Settings;

/// <summary>The names under which secrets are kept.</summary>
public static class KnownSecrets
{
    public const string AudiobookshelfKey = "audiobookshelf-api-key";

    /// <summary>The tracker's session cookie <c>mam_id</c>, as the person made it.</summary>
    public const string TrackerSession = "mam-id";

    public const string QBittorrentPassword = "qbittorrent-password";

    /// <summary>qBittorrent's API key (5.2 and later); outranks the password.</summary>
    public const string QBittorrentKey = "qbittorrent-api-key";

    public const string HardcoverToken = "hardcover-token";

    /// <summary>The key of the Books API of Google Cloud.</summary>
    public const string GoogleBooksKey = "google-books-key";

    /// <summary>The address of the webhook, with the token in it.</summary>
    public const string WebhookAddress = "webhook-address";

    /// <summary>The key of this program's own API.</summary>
    public const string ApiKey = "api-key";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [AudiobookshelfKey, TrackerSession, QBittorrentPassword, QBittorrentKey, HardcoverToken, GoogleBooksKey, WebhookAddress, ApiKey];
}
