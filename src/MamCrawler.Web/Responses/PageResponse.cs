namespace MamCrawler.Web.Responses;

/// <summary>A page of a list.</summary>
/// <param name="Total">How many there are in all.</param>
/// <param name="Skip">How many were left out before this page.</param>
/// <param name="Items">This page.</param>
public sealed record PageResponse<T>(int Total, int Skip, IReadOnlyList<T> Items);
