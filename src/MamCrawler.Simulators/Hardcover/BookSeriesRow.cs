using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.Hardcover;

/// <summary>A row of "book_series": a book's place in a series.</summary>
internal sealed class BookSeriesRow(HardcoverData data, WorldWork work, WorldSeries series) : HardcoverRow
{
    public override string Table => "book_series";

    public override object? Get(string field) =>
        field switch
        {
            "id" => (work.Index * 4) + 700_000 + (series.Id % 4),
            "position" => Position,
            "details" => work.Kind == WorldWorkKind.Pack ? Membership.Sequence : Position?.ToString(),
            "featured" => work.Series[0].Series == series,
            "compilation" => work.Kind == WorldWorkKind.Pack,
            "book_id" => BookRow.FirstId + work.Index,
            "series_id" => SeriesRow.FirstId + series.Id,
            "book" => new BookRow(data, work),
            "series" => new SeriesRow(data, series),
            _ => throw Unknown(field),
        };

    private WorldMembership Membership => work.Series.First(membership => membership.Series == series);

    // Halves of a volume stand at 2.1 and 2.2.
    private double? Position => work.Kind == WorldWorkKind.PartialBook ? double.Parse(Membership.Sequence) : Membership.Position;
}
