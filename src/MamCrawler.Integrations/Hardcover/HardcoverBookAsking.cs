using System.Text.Json;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Hardcover;

/// <summary>
/// Answers questions about books for metadata: editions by ASIN and ISBN in one query, then the books they are of in one more, and with it those that only title and author
/// can find. Which of them is meant is judged by <see cref="SameBook"/>.
/// </summary>
internal sealed class HardcoverBookAsking(HardcoverApi api, Secret token, int kept, Action<int> sent)
{
    /// <summary>Top-level queries of one call without repetitions.</summary>
    public const int Queries = 3;

    private const int MostCandidates = 10;

    private bool editionsCut;
    private bool titlesCut;

    public async Task<IReadOnlyDictionary<string, IReadOnlyList<BookFacts>>> AskAsync(
        IReadOnlyList<MetadataQuestion> questions,
        CancellationToken cancellationToken
    )
    {
        var editions = await ReadEditionsAsync(questions, cancellationToken);
        var byId = questions.ToDictionary(question => question.ItemId, question => Choose(question, editions), StringComparer.Ordinal);
        var titled = questions.Where(question => byId[question.ItemId].Count == 0 && question.Authors.Count > 0).ToList();
        var books = await ReadBooksAsync([.. byId.Values.SelectMany(found => found).Select(edition => edition.BookId).Distinct()], titled, cancellationToken);
        var found = new Dictionary<string, IReadOnlyList<BookFacts>>(StringComparer.Ordinal);
        foreach (var question in questions)
        {
            var own = byId[question.ItemId].Select(edition => books.GetValueOrDefault(edition.BookId)?.FactsOf(edition)).OfType<BookFacts>().ToList();
            found[question.ItemId] =
                own.Count > 0 || !titled.Contains(question)
                    ? own
                    : [.. books.Values.Where(book => book.IsTitled(question)).Take(MostCandidates).Select(static book => book.FactsOf(null))];
            if (found[question.ItemId].Count == 0 && MayBeCut(question, titled))
                found[question.ItemId] = IMetadataProvider.NotAsked;
        }

        return found;
    }

    /// <summary>Whether what is known of a question may stand in the part of an answer that was not sent.</summary>
    private bool MayBeCut(MetadataQuestion question, List<MetadataQuestion> titled) =>
        (editionsCut && (question.Asin is not null || question.Isbn is not null)) || (titlesCut && titled.Contains(question));

    private static List<HardcoverRecording> Choose(MetadataQuestion question, IReadOnlyList<HardcoverRecording> editions) =>
        [
            .. editions
                .Where(edition =>
                    (question.Asin is { } asin && edition.Asin == asin) || (IsbnText.Of(question.Isbn) is { } isbn && isbn == IsbnText.Of(edition.Isbn))
                )
                .OrderByDescending(edition => question.Asin is not null && edition.Asin == question.Asin)
                .Take(MostCandidates),
        ];

    private async Task<IReadOnlyList<HardcoverRecording>> ReadEditionsAsync(IReadOnlyList<MetadataQuestion> questions, CancellationToken cancellationToken)
    {
        string[] asins = [.. questions.Select(question => question.Asin).OfType<string>().Distinct(StringComparer.Ordinal)];
        string[] isbns = [.. questions.Select(question => IsbnText.Of(question.Isbn)).OfType<string>().Distinct(StringComparer.Ordinal)];
        string[] short10 = [.. questions.Select(question => question.Isbn).OfType<string>().Where(isbn => isbn.Length == 10).Distinct(StringComparer.Ordinal)];
        if (asins.Length + isbns.Length == 0)
            return [];
        using var data = await api.AskAsync([HardcoverText.Editions(asins, isbns, short10)], token, cancellationToken, kept, sent);
        var rows = Rows(data, "editions").ToList();
        editionsCut = rows.Count >= HardcoverText.MostRows;
        return [.. rows.Select(HardcoverRecording.Read).OfType<HardcoverRecording>()];
    }

    private async Task<IReadOnlyDictionary<long, HardcoverRecordedBook>> ReadBooksAsync(
        IReadOnlyList<long> ids,
        List<MetadataQuestion> titled,
        CancellationToken cancellationToken
    )
    {
        var queries = new List<string>();
        if (ids.Count > 0)
            queries.Add(HardcoverText.BooksWithSeries("known", ids));
        if (titled.Count > 0)
            queries.Add(
                HardcoverText.BooksTitled(
                    "titled",
                    titled.SelectMany(HardcoverRecordedBook.Spellings).Distinct(StringComparer.Ordinal),
                    titled.SelectMany(static question => question.Authors).Distinct(StringComparer.Ordinal)
                )
            );
        var books = new Dictionary<long, HardcoverRecordedBook>();
        if (queries.Count == 0)
            return books;
        using var data = await api.AskAsync(queries, token, cancellationToken, kept, sent);
        var byTitle = titled.Count > 0 ? Rows(data, "titled").ToList() : [];
        titlesCut = byTitle.Count >= HardcoverText.MostRows;
        foreach (var book in (ids.Count > 0 ? Rows(data, "known") : []).Concat(byTitle).Select(HardcoverRecordedBook.Read).OfType<HardcoverRecordedBook>())
            books[book.Id] = book;
        return books;
    }

    private static IEnumerable<JsonElement> Rows(JsonDocument data, string name) =>
        data.RootElement.GetProperty("data").Member(name) is { ValueKind: JsonValueKind.Array } rows
            ? rows.EnumerateArray()
            : throw ShapeFault.Make(HardcoverApi.Service, $"rows of {name}", "none");
}
