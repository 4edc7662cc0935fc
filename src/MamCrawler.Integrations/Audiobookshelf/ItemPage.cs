using System.Text.Json;
using MamCrawler.Core.Library;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Audiobookshelf;

/// <summary>One page of the list: its new books in order, with places kept for those that must be asked for in full.</summary>
internal sealed class ItemPage(LibrarySweep sweep, AudiobookshelfReading counts)
{
    private readonly List<string> _order = [];
    private readonly Dictionary<string, Book> _books = new(StringComparer.Ordinal);
    private readonly List<string> _inFull = [];

    public int Total { get; private set; }

    public AudiobookshelfReading Counts { get; private set; } = counts;

    /// <summary>The ids that must be asked for in full.</summary>
    public IReadOnlyList<string> InFull => _inFull;

    public void Read(JsonElement root)
    {
        if (root.Member("results") is not { ValueKind: JsonValueKind.Array } results || root.Whole("total") is not (>= 0 and <= int.MaxValue and var total))
            throw ShapeFault.Make(AudiobookshelfApi.Service, "a page of items with results and total", "an object without them");
        if (root.Whole("page") is { } page && page != sweep.Page)
            throw ShapeFault.Make(AudiobookshelfApi.Service, $"page {sweep.Page} of the items", $"page {page}");
        Total = (int)total;
        string? first = null;
        foreach (var item in results.EnumerateArray())
        {
            var id = ItemFacts.Id(item);
            first ??= id;
            if (sweep.IsNew(id))
                Take(item);
            else
                Counts = Counts with { Repeated = Counts.Repeated + 1 };
        }

        sweep.EndPage(Total, results.GetArrayLength(), first);
    }

    public void Fill(Book book) => _books[book.Id] = book;

    public IReadOnlyList<Book> Books() => [.. _order.Select(id => _books[id])];

    private void Take(JsonElement item)
    {
        if (item.Text("mediaType") is not (null or "book"))
        {
            Counts = Counts with { OtherMedia = Counts.OtherMedia + 1 };
            return;
        }

        if (item.Member("media") is { } media && media.Whole("numAudioFiles") == 0 && media.Text("ebookFormat") is not null)
        {
            Counts = Counts with { WithoutAudio = Counts.WithoutAudio + 1 };
            return;
        }

        var reading = ListItemReader.Read(item);
        _order.Add(reading.Id);
        if (reading.Book is { } book)
            _books[reading.Id] = book;
        else
            _inFull.Add(reading.Id);
        Counts = Counts with
        {
            Books = Counts.Books + 1,
            InFull = Counts.InFull + (reading.Book is null ? 1 : 0),
            MissingFiles = Counts.MissingFiles + (item.Flag("isMissing") == true || item.Flag("isInvalid") == true ? 1 : 0),
        };
    }
}
