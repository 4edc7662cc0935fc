using MamCrawler.Core.Faults;
using MamCrawler.Core.Library;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Metadata.Writing;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Tests.Metadata;

/// <summary>A library's server in memory, which keeps what is written to its items.</summary>
internal sealed class FakeEditor : ILibraryEditor
{
    private readonly Dictionary<string, (Book Book, Dictionary<MetadataField, IReadOnlyList<string>> Values)> items = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> pictures = new(StringComparer.Ordinal);

    /// <summary>The writes, in order.</summary>
    public List<string> Writes { get; } = [];

    /// <summary>Called before each answer with its name; what it throws is the answer.</summary>
    public Action<string> Before { get; set; } = _ => { };

    /// <summary>Called before fields are written with the item's id; what it throws is the answer.</summary>
    public Action<string> BeforeItem { get; set; } = _ => { };

    /// <summary>Called after a write was done; what it throws is a lost answer.</summary>
    public Action<string> After { get; set; } = _ => { };

    public void Add(Book book)
    {
        var values = new Dictionary<MetadataField, IReadOnlyList<string>>
        {
            [MetadataField.Subtitle] = One(book.Subtitle),
            [MetadataField.Narrators] = book.Narrators,
            [MetadataField.Series] = [.. book.Series.Select(SeriesText.Of)],
            [MetadataField.Isbn] = One(book.Isbn),
            [MetadataField.Language] = One(book.Language),
            [MetadataField.Publisher] = One(book.Publisher),
            [MetadataField.PublishedYear] = One(book.PublishedYear),
            [MetadataField.Asin] = One(book.Asin),
        };
        items[book.Id] = (book, values);
    }

    /// <summary>Items that cannot be read.</summary>
    public HashSet<string> Odd { get; } = [];

    public void Remove(string itemId) => items.Remove(itemId);

    public IReadOnlyList<string> ValuesOf(string itemId, MetadataField field) => items[itemId].Values.GetValueOrDefault(field) ?? [];

    /// <summary>A person's edit.</summary>
    public void Set(string itemId, MetadataField field, params string[] values) => items[itemId].Values[field] = values;

    /// <summary>A person's upload of a cover.</summary>
    public void Upload(string itemId, string picture)
    {
        pictures[itemId] = picture;
        Set(itemId, MetadataField.Cover, "/covers/cover.jpg");
    }

    public Task<IReadOnlyList<EditableItem>> ReadAsync(IReadOnlyList<string> itemIds, CancellationToken cancellationToken)
    {
        Before(nameof(ReadAsync));
        if (itemIds.Any(Odd.Contains))
            throw new StopFaultException(FaultName.ShapeChanged, "Audiobookshelf", "An item has an odd shape.");
        return Task.FromResult<IReadOnlyList<EditableItem>>([.. itemIds.Where(items.ContainsKey).Select(Read)]);
    }

    public Task WriteAsync(string itemId, IReadOnlyDictionary<MetadataField, IReadOnlyList<string>> values, CancellationToken cancellationToken)
    {
        Before(nameof(WriteAsync));
        BeforeItem(itemId);
        foreach (var (field, list) in values)
        {
            Writes.Add($"{itemId} {field}={string.Join("; ", list)}");
            items[itemId].Values[field] = list;
        }

        After(nameof(WriteAsync));
        return Task.CompletedTask;
    }

    public Task SetCoverAsync(string itemId, string? address, CancellationToken cancellationToken)
    {
        Before(nameof(SetCoverAsync));
        Writes.Add($"{itemId} Cover={address}");
        if (address is null)
            Set(itemId, MetadataField.Cover);
        else
            Upload(itemId, address);
        After(nameof(SetCoverAsync));
        return Task.CompletedTask;
    }

    public Task<string?> ReadCoverAsync(string itemId, CancellationToken cancellationToken)
    {
        Before(nameof(ReadCoverAsync));
        return Task.FromResult(ValuesOf(itemId, MetadataField.Cover).Count > 0 ? $"sha of {pictures[itemId]}" : null);
    }

    private EditableItem Read(string itemId)
    {
        var (book, values) = items[itemId];
        var now = book with
        {
            Subtitle = values[MetadataField.Subtitle].FirstOrDefault(),
            Narrators = values[MetadataField.Narrators],
            Series =
            [
                .. values[MetadataField.Series].Select(SeriesText.Read).Select(place => new SeriesMembership(place.Name, SequenceText.Parse(place.Sequence))),
            ],
            Isbn = values[MetadataField.Isbn].FirstOrDefault(),
            Language = values[MetadataField.Language].FirstOrDefault(),
            Publisher = values[MetadataField.Publisher].FirstOrDefault(),
            PublishedYear = values[MetadataField.PublishedYear].FirstOrDefault(),
            Asin = values[MetadataField.Asin].FirstOrDefault(),
            LacksDescription = ValuesOf(itemId, MetadataField.Description).Count == 0,
            LacksGenres = ValuesOf(itemId, MetadataField.Genres).Count == 0,
            LacksCover = ValuesOf(itemId, MetadataField.Cover).Count == 0,
        };
        return new EditableItem(now, new Dictionary<MetadataField, IReadOnlyList<string>>(values));
    }

    private static IReadOnlyList<string> One(string? text) => text is null ? [] : [text];
}
