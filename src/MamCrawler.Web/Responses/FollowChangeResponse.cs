using MamCrawler.Core.Scanning;

namespace MamCrawler.Web.Responses;

/// <summary>The answer to <c>POST /api/follows/add</c> and <c>…/remove</c>.</summary>
/// <param name="Kind">Series or author.</param>
/// <param name="Name">Its name.</param>
/// <param name="Followed">Whether it is followed now.</param>
/// <param name="Changed">False when it was so before.</param>
public sealed record FollowChangeResponse(FollowedKind Kind, string Name, bool Followed, bool Changed);
