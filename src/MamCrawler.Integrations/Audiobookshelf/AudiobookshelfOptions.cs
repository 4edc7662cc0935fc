namespace MamCrawler.Integrations.Audiobookshelf;

/// <summary>Where the library is and how it is read.</summary>
public sealed record AudiobookshelfOptions
{
    /// <summary>The server's address, a path prefix included.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>The library to read; null or empty takes the only library of books there is.</summary>
    public string? LibraryId { get; init; }

    /// <summary>The name of the secret that holds the API key.</summary>
    public string ApiKeySecret { get; init; } = "audiobookshelf-api-key";

    /// <summary>Items a page of the list, 1 to 1,000.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>Items asked for at once in full, 1 to 200. An answer that is too large is asked for again in halves.</summary>
    public int BatchSize { get; init; } = 50;

    /// <summary>The largest answer that is read, in bytes, 64 KiB to 64 MiB.</summary>
    public int MaxBodyBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>The longest time for one try, 1 s to 10 min.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Sentences about what is wrong; empty when nothing is.</summary>
    public IReadOnlyList<string> Validate()
    {
        var wrong = new List<string>();
        if (!BaseAddress.IsAbsoluteUri || BaseAddress.Scheme is not ("http" or "https"))
            wrong.Add("The address of Audiobookshelf must begin with http:// or https://, for example http://127.0.0.1:13378/.");
        else if (BaseAddress.UserInfo.Length > 0 || BaseAddress.Query.Length > 0)
            wrong.Add("The address of Audiobookshelf must hold no user name, password or query; the API key is a secret of its own.");
        if (string.IsNullOrWhiteSpace(ApiKeySecret))
            wrong.Add("The name of the secret with Audiobookshelf's API key is empty.");
        if (PageSize is < 1 or > 1000)
            wrong.Add($"Audiobookshelf's page size is {PageSize}; it must be 1 to 1,000.");
        if (BatchSize is < 1 or > 200)
            wrong.Add($"Audiobookshelf's batch size is {BatchSize}; it must be 1 to 200.");
        if (MaxBodyBytes is < 64 * 1024 or > 64 * 1024 * 1024)
            wrong.Add($"Audiobookshelf's largest answer is {MaxBodyBytes} bytes; it must be 64 KiB to 64 MiB.");
        if (Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromMinutes(10))
            wrong.Add($"Audiobookshelf's timeout is {Timeout}; it must be 1 s to 10 min.");
        return wrong;
    }
}
