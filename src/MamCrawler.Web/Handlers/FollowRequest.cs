using MamCrawler.Core.Scanning;

namespace MamCrawler.Web.Handlers;

/// <summary>The body of <c>POST /api/follows/add</c> and <c>…/remove</c>.</summary>
public sealed record FollowRequest
{
    public FollowedKind? Kind { get; init; }

    /// <summary>The name as its readers write it, 1 to 300 characters.</summary>
    public string? Name { get; init; }

    /// <summary>A series' author, where several series have its name; at most 300 characters.</summary>
    public string? Author { get; init; }
}
