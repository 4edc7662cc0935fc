using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.Hardcover;

/// <summary>A row of "contributions": a person's part in a book; null for the author.</summary>
internal sealed class ContributionRow(HardcoverData data, string? part, string person, WorldWork work) : HardcoverRow
{
    public override string Table => "contributions";

    public override object? Get(string field) =>
        field switch
        {
            "contribution" => part,
            "author_id" => AuthorRow.IdOf(person),
            "author" => new AuthorRow(data, person),
            "book" => new BookRow(data, work),
            _ => throw Unknown(field),
        };
}
