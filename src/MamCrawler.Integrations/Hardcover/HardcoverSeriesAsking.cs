using System.Text.Json;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Hardcover;

/// <summary>
/// Answers some questions about series together: one query for all owned ASINs, one for all series they and the names lead to, then places and
/// recordings in shared queries. Only what neither ASIN nor name finds costs a search of its own.
/// </summary>
internal sealed class HardcoverSeriesAsking(HardcoverApi api, Secret token, TimeProvider time)
{
    private const int AsinsPerSeries = 5;
    private const int SeriesPerQuery = 25;
    private const int BooksPerQuery = 100;

    private readonly Dictionary<int, HardcoverBook> _books = [];

    public async Task<IReadOnlyList<WitnessAnswer>> AskAsync(IReadOnlyList<SeriesQuestion> questions, CancellationToken cancellationToken)
    {
        var inquiries = questions.Select(static question => new HardcoverInquiry(question)).ToList();
        try
        {
            await VoteAsync(inquiries, cancellationToken);
            await ChooseAsync(inquiries, cancellationToken);
            await SearchAsync(inquiries, cancellationToken);
            await ReadPlacesAsync(inquiries, cancellationToken);
            await ReadBooksAsync(inquiries, cancellationToken);
        }
        catch (FaultException exception)
        {
            // The steps are shared, so that what stops one stops all that still had something to ask.
            foreach (var inquiry in inquiries)
                inquiry.Fault ??= exception.Fault;
        }

        return [.. inquiries.Select(Answer)];
    }

    private async Task VoteAsync(List<HardcoverInquiry> inquiries, CancellationToken cancellationToken)
    {
        var owners = inquiries
            .SelectMany(static inquiry =>
                inquiry.Question.Asins.Select(static asin => asin.Trim().ToUpperInvariant()).Distinct().Take(AsinsPerSeries).Select(asin => (asin, inquiry))
            )
            .ToLookup(static pair => pair.asin, static pair => pair.inquiry);
        if (owners.Count == 0)
            return;
        using var data = await api.AskAsync([HardcoverText.SeriesOfEditions(owners.Select(static owner => owner.Key))], token, cancellationToken);
        foreach (var edition in Rows(data, "editions"))
        {
            var series = (edition.Member("book")?.Items("book_series") ?? [])
                .Select(static place => place.Whole("series_id"))
                .OfType<long>()
                .Where(static id => id is > 0 and <= int.MaxValue)
                .Distinct();
            foreach (
                var (id, inquiry) in series.SelectMany(id =>
                    owners[edition.Text("asin")?.Trim().ToUpperInvariant() ?? ""].Select(inquiry => ((int)id, inquiry))
                )
            )
                inquiry.Votes[id] = inquiry.Votes.GetValueOrDefault(id) + 1;
        }
    }

    private async Task ChooseAsync(List<HardcoverInquiry> inquiries, CancellationToken cancellationToken)
    {
        var names = inquiries.SelectMany(static inquiry => HardcoverSeriesChoice.Spellings(inquiry.Question.Name)).Distinct(StringComparer.Ordinal);
        using var data = await api.AskAsync(
            [HardcoverText.SeriesHeads(inquiries.SelectMany(static inquiry => inquiry.Votes.Keys).Distinct(), names)],
            token,
            cancellationToken
        );
        var heads = Rows(data, "series").Select(HardcoverSeriesHead.Read).OfType<HardcoverSeriesHead>().ToList();
        foreach (var inquiry in inquiries)
            inquiry.Series = HardcoverSeriesChoice.Choose(inquiry.Question, heads, inquiry.Votes);
    }

    private async Task SearchAsync(List<HardcoverInquiry> inquiries, CancellationToken cancellationToken)
    {
        foreach (var inquiry in inquiries.Where(static inquiry => inquiry.Series is null && !string.IsNullOrWhiteSpace(inquiry.Question.Name)))
        {
            try
            {
                using var data = await api.AskAsync([HardcoverText.Search(inquiry.Question.Name)], token, cancellationToken);
                if (data.RootElement.GetProperty("data").Member("search") is { ValueKind: JsonValueKind.Object } search)
                    inquiry.Series = HardcoverSeriesChoice.Choose(inquiry.Question, HardcoverSeriesHead.ReadHits(search), inquiry.Votes);
            }
            catch (StopFaultException exception)
            {
                // One answer that cannot be read is no reason to leave the other questions unasked.
                inquiry.Fault = exception.Fault;
            }
        }
    }

    private async Task ReadPlacesAsync(List<HardcoverInquiry> inquiries, CancellationToken cancellationToken)
    {
        foreach (var ids in inquiries.Select(static inquiry => inquiry.SeriesId).OfType<int>().Distinct().Chunk(SeriesPerQuery))
        {
            using var data = await api.AskAsync([HardcoverText.SeriesPlaces(ids)], token, cancellationToken);
            foreach (var series in Rows(data, "series"))
            {
                var places = HardcoverWorkReader.Choose(series.Items("book_series").Select(HardcoverPlace.Read).OfType<HardcoverPlace>());
                foreach (var inquiry in inquiries.Where(inquiry => inquiry.SeriesId == series.Whole("id")))
                    (inquiry.Places, inquiry.CanonicalName) = (places, series.Text("name"));
            }
        }
    }

    private async Task ReadBooksAsync(List<HardcoverInquiry> inquiries, CancellationToken cancellationToken)
    {
        var batches = inquiries.SelectMany(static inquiry => inquiry.Places).Select(static place => place.BookId).Distinct().Chunk(BooksPerQuery);
        foreach (var request in batches.Chunk(HardcoverApi.MostQueries))
        {
            using var data = await api.AskAsync([.. request.Select(static (ids, number) => HardcoverText.Books($"b{number}", ids))], token, cancellationToken);
            foreach (
                var book in Enumerable
                    .Range(0, request.Length)
                    .SelectMany(number => Rows(data, $"b{number}"))
                    .Select(HardcoverBook.Read)
                    .OfType<HardcoverBook>()
            )
                _books[book.Id] = book;
        }
    }

    private WitnessAnswer Answer(HardcoverInquiry inquiry)
    {
        if (inquiry.Fault is not null || inquiry.Series is not { } series || inquiry.Places.Count == 0)
            return new WitnessAnswer(inquiry.Question.Key, null, inquiry.Fault);
        var head = series with { Name = inquiry.CanonicalName ?? series.Name };
        var works = inquiry.Places.Select(place => HardcoverWorkReader.Read(place, _books.GetValueOrDefault(place.BookId), head)).ToList();
        return new WitnessAnswer(
            inquiry.Question.Key,
            new SeriesCatalog(HardcoverApi.Service, head.Name, works, time.GetUtcNow()) { Aliases = head.Name == series.Name ? [] : [series.Name] }
        );
    }

    private static IEnumerable<JsonElement> Rows(JsonDocument data, string name) =>
        data.RootElement.GetProperty("data").Member(name) is { ValueKind: JsonValueKind.Array } rows
            ? rows.EnumerateArray()
            : throw ShapeFault.Make(HardcoverApi.Service, $"rows of {name}", "none");
}
