using System.Text.Json;
using MamCrawler.Core.Library;
using MamCrawler.Core.Releases;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

/// <summary>What the corpus's labels want, as wanted volumes.</summary>
internal static class CorpusWants
{
    public static Wanted Read(JsonElement want) =>
        new()
        {
            GapId = "want",
            Title = Corpus.Text(want, "title"),
            Authors = Authors(want),
            Series = Corpus.Text(want, "series") is { Length: > 0 } series ? series : null,
            Number = SequenceText.Parse(Corpus.Text(want, "number")).Position,
            Also =
            [
                .. Corpus
                    .Entries(want, "also")
                    .Select(place => new SeriesMembership(Corpus.Text(place, "series"), SequenceText.Parse(Corpus.Text(place, "number"))))
                    .Where(place => place.Name.Length > 0),
            ],
            Language = "ENG",
        };

    /// <summary>A pack or omnibus is wanted as the volumes in it.</summary>
    public static IReadOnlyList<Wanted> ReadWork(JsonElement work)
    {
        var wanted = Read(work);
        var range = SequenceText.Parse(Corpus.Text(work, "number"));
        if (!range.IsPack || wanted.Series is null)
            return [wanted];
        return [.. range.Spans.SelectMany(Positions).Distinct().Select(number => wanted with { GapId = $"volume {number}", Title = "", Number = number })];
    }

    /// <summary>The work that a release itself is.</summary>
    public static Wanted Of(Release release) =>
        new()
        {
            GapId = "row",
            Title = release.Title,
            Authors = release.Authors,
            Series = release.Series.Count > 0 ? release.Series[0].Name : null,
            Number = release.Series.Count > 0 ? release.Series[0].Sequence.Position : null,
            Also = [.. release.Series.Skip(1)],
        };

    private static IEnumerable<decimal> Positions(SequenceSpan span)
    {
        yield return span.From;
        for (var position = decimal.Floor(span.From) + 1; position <= span.To && position < span.From + 1000; position++)
            yield return position;
    }

    private static IReadOnlyList<string> Authors(JsonElement want) =>
        Corpus.Entries(want, "authors") is { Count: > 0 } authors ? [.. authors.Select(author => author.ToString())]
        : Corpus.Text(want, "author") is { Length: > 0 } author ? [author]
        : [];
}
