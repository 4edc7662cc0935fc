using MamCrawler.Core.Scanning;

namespace MamCrawler.Web.Responses;

/// <summary>A series or author that is followed.</summary>
public sealed record FollowResponse(FollowedKind Kind, string Name, string? Author, DateTimeOffset Since)
{
    public static FollowResponse From(Followed followed) => new(followed.Kind, followed.Name, followed.Author, followed.Since);
}
