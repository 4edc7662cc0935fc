namespace MamCrawler.Core.Scanning;

/// <summary>What a person follows.</summary>
public interface IFollows
{
    /// <summary>All of it, by kind and name.</summary>
    IAsyncEnumerable<Followed> ListAsync(CancellationToken cancellationToken);

    /// <summary>Follows. False when it was followed already.</summary>
    Task<bool> AddAsync(FollowedKind kind, string name, string? author, CancellationToken cancellationToken);

    /// <summary>Follows no longer. False when it was not followed.</summary>
    Task<bool> RemoveAsync(FollowedKind kind, string name, CancellationToken cancellationToken);
}
