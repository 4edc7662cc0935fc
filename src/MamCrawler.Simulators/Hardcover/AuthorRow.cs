using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.Hardcover;

/// <summary>A row of "authors".</summary>
internal sealed class AuthorRow(HardcoverData data, string name) : HardcoverRow
{
    public override string Table => "authors";

    public static int IdOf(string name) => StableHash.Id(name);

    public override object? Get(string field) =>
        field switch
        {
            "id" => IdOf(name),
            "name" => name,
            "slug" => Slugs.Of(name),
            "canonical_id" => null,
            "books_count" => data.WorksBy(name).Count,
            "users_count" => 100,
            "contributions" => data.WorksBy(name).Select(work => (HardcoverRow)new ContributionRow(data, null, name, work)).ToList(),
            _ => throw Unknown(field),
        };
}
