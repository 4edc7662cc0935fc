using MamCrawler.Core.Gaps;

namespace MamCrawler.Web.Handlers;

/// <summary>Which gaps are wanted.</summary>
/// <param name="Series">Only of series whose name contains this text; null for all.</param>
/// <param name="Class">Only of this class; null for all.</param>
/// <param name="Skip">How many to leave out at the start, at least 0.</param>
/// <param name="Take">How many to return at most, 1 to <see cref="MaximumTake"/>.</param>
public sealed record ListGapsRequest(string? Series, GapClass? Class, int Skip = 0, int Take = ListGapsRequest.DefaultTake)
{
    public const int DefaultTake = 200;

    public const int MaximumTake = 1000;
}
