using System.Text.Json;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Hardcover;

/// <summary>Authors and recordings of a book.</summary>
internal sealed record HardcoverBook(int Id, IReadOnlyList<string> Authors, IReadOnlyList<HardcoverEdition> Editions)
{
    /// <summary>Reads a row of "books"; null when it has no id.</summary>
    public static HardcoverBook? Read(JsonElement row) =>
        row.Whole("id") is > 0 and <= int.MaxValue and var id
            ? new HardcoverBook(
                (int)id,
                [
                    .. row.Items("contributions")
                        .Where(static one => one.Text("contribution") is null or "Author")
                        .Select(static one => one.Member("author")?.Text("name"))
                        .OfType<string>(),
                ],
                [.. row.Items("editions").Select(HardcoverEdition.Read)]
            )
            : null;

    /// <summary>The recordings in the language of the default one; all when no default is known. A translation is another language's book.</summary>
    public IReadOnlyList<HardcoverEdition> Recordings(long? defaultEdition)
    {
        var language =
            Editions.FirstOrDefault(edition => edition.Id == defaultEdition)?.Language
            ?? Editions
                .Where(static edition => edition.Language is not null)
                .GroupBy(static edition => edition.Language)
                .MaxBy(static group => group.Count())
                ?.Key;
        return [.. Editions.Where(edition => language is null || edition.Language is null || edition.Language == language)];
    }
}
