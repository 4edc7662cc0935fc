using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.Hardcover;

/// <summary>A row of "series".</summary>
internal sealed class SeriesRow(HardcoverData data, WorldSeries series) : HardcoverRow
{
    public const int FirstId = 30_000;

    public override string Table => "series";

    public override object? Get(string field) =>
        field switch
        {
            "id" => FirstId + series.Id,
            "name" => series.Name,
            "slug" => Slugs.Of(series.Name),
            "description" => null,
            "author_id" => AuthorRow.IdOf(series.Author),
            "author" => new AuthorRow(data, series.Author),
            "books_count" => Listed.Count(),
            "primary_books_count" => Listed.Count(work => work.Kind is WorldWorkKind.Volume or WorldWorkKind.PrintOnly or WorldWorkKind.Unreleased),
            "is_completed" => null,
            "canonical_id" => series.AliasOf is { } canonical ? FirstId + canonical.Id : null,
            "book_series" => Listed.Select(work => (HardcoverRow)new BookSeriesRow(data, work, series)).ToList(),
            _ => throw Unknown(field),
        };

    private IEnumerable<WorldWork> Listed => series.Works.Where(work => work.OnHardcover);
}
