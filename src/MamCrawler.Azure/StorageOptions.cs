namespace MamCrawler.Azure;

/// <summary>Where the state is kept, and how patiently it is asked.</summary>
/// <param name="Tables">The account's table endpoint, https.</param>
/// <param name="Blobs">The account's blob endpoint, https.</param>
/// <param name="Queues">The account's queue endpoint, https.</param>
public sealed record StorageOptions(Uri Tables, Uri Blobs, Uri Queues)
{
    /// <summary>The container of the documents.</summary>
    public string Container { get; init; } = "documents";

    /// <summary>How long one try may take: 1 ms to 100 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a failed try is repeated: 0 to 5.</summary>
    public int MaximumRetries { get; init; } = 3;

    /// <summary>The endpoints of an account of the public cloud.</summary>
    public static StorageOptions OfAccount(string account) =>
        new(
            new Uri($"https://{account}.table.core.windows.net/"),
            new Uri($"https://{account}.blob.core.windows.net/"),
            new Uri($"https://{account}.queue.core.windows.net/")
        );

    /// <summary>Refuses options that cannot work.</summary>
    /// <exception cref="ArgumentException">What is wrong with them.</exception>
    public void Check()
    {
        foreach (var endpoint in new[] { Tables, Blobs, Queues })
        {
            // Azurite on this machine speaks http; a token never leaves it unencrypted.
            if (
                !endpoint.IsAbsoluteUri
                || endpoint.UserInfo.Length > 0
                || endpoint.Query.Length > 0
                || (endpoint.Scheme != Uri.UriSchemeHttps && !endpoint.IsLoopback)
            )
                throw new ArgumentException($"'{endpoint}' is not a storage endpoint: https://ACCOUNT.SERVICE.core.windows.net/, without a key in it.");
        }

        if (Timeout < TimeSpan.FromMilliseconds(1) || Timeout > TimeSpan.FromSeconds(100))
            throw new ArgumentException("A try may take 1 ms to 100 s.", nameof(Timeout));
        if (MaximumRetries is < 0 or > 5)
            throw new ArgumentException("A try is repeated 0 to 5 times.", nameof(MaximumRetries));
    }
}
