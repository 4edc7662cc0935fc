using MamCrawler.Core.Drift;

namespace MamCrawler.Web.Responses;

/// <summary>The shape of a service's answers to one question.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Fingerprint">Of all that a good answer ever stated; empty before the first.</param>
/// <param name="ChangedAt">When a good answer last stated something new.</param>
/// <param name="SafeSince">Since when what depends on it stands still; null when it does not.</param>
/// <param name="Why">What is missing; empty when nothing is.</param>
/// <param name="Sample">The document with the last answer that broke it, redacted; empty when none did.</param>
public sealed record ShapeResponse(string Id, string Fingerprint, DateTimeOffset? ChangedAt, DateTimeOffset? SafeSince, string Why, string Sample)
{
    internal static ShapeResponse From(ShapeStanding shape) => new(shape.Id, shape.Fingerprint, shape.ChangedAt, shape.SafeSince, shape.Why, shape.Sample);
}
