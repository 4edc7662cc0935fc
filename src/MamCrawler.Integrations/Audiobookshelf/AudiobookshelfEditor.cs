using System.Net;
using System.Security.Cryptography;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Metadata.Writing;
using MamCrawler.Core.Ports;

namespace MamCrawler.Integrations.Audiobookshelf;

/// <summary>
/// Audiobookshelf as what keeps the books' metadata. A write names only the fields that it changes; the server leaves the others as they are. A list is replaced whole there, so
/// it is sent whole, and a position in a series is sent as text: anything else is stored as none.
/// </summary>
internal sealed class AudiobookshelfEditor(AudiobookshelfOptions options, AudiobookshelfApi api) : ILibraryEditor
{
    private const string Asked = "the metadata of an item";

    /// <inheritdoc />
    public async Task<IReadOnlyList<EditableItem>> ReadAsync(IReadOnlyList<string> itemIds, CancellationToken cancellationToken)
    {
        var found = new List<EditableItem>();
        await new ItemBatches(api, options.BatchSize).ReadThoseThereAsync(itemIds, item => found.Add(EditableItemReader.Read(item)), cancellationToken);
        return found;
    }

    /// <inheritdoc />
    public async Task WriteAsync(string itemId, IReadOnlyDictionary<MetadataField, IReadOnlyList<string>> values, CancellationToken cancellationToken)
    {
        var metadata = values.ToDictionary(field => NameOf(field.Key), field => Written(field.Key, field.Value));
        AudiobookshelfRefusal.DemandWritten(await api.PatchMediaAsync(itemId, new { metadata }, cancellationToken), Asked);
    }

    /// <inheritdoc />
    public async Task SetCoverAsync(string itemId, string? address, CancellationToken cancellationToken)
    {
        if (address is not null && CoverAddress.Read(address) != address)
            throw new ArgumentException("This is no address that a cover may be loaded from.", nameof(address));
        var answer = address is null ? await api.DeleteCoverAsync(itemId, cancellationToken) : await api.PostCoverAsync(itemId, address, cancellationToken);
        // It answers 500 where it could not load or keep the picture; the item is as it was.
        if (answer.Status == HttpStatusCode.InternalServerError && !answer.IsHtml)
            throw AudiobookshelfRefusal.NotWritten($"could not load the cover of an item (500: {answer.Describe()})");
        AudiobookshelfRefusal.DemandWritten(answer, "the cover of an item");
    }

    /// <inheritdoc />
    public async Task<string?> ReadCoverAsync(string itemId, CancellationToken cancellationToken)
    {
        var answer = await api.CoverAsync(itemId, cancellationToken);
        if (answer.Status == HttpStatusCode.NotFound && !answer.IsHtml)
            return null;
        AudiobookshelfRefusal.Demand(answer, "the cover of an item");
        // A server behind nginx's X-Accel answers 204 here, and one larger than allowed was not read: nobody can tell it again.
        return answer.TooLarge || answer.Body.IsEmpty ? null : Convert.ToHexStringLower(SHA256.HashData(answer.Body.Span));
    }

    private static string NameOf(MetadataField field) =>
        field switch
        {
            MetadataField.Subtitle => "subtitle",
            MetadataField.Narrators => "narrators",
            MetadataField.Series => "series",
            MetadataField.Isbn => "isbn",
            MetadataField.Language => "language",
            MetadataField.Publisher => "publisher",
            MetadataField.PublishedYear => "publishedYear",
            MetadataField.Asin => "asin",
            MetadataField.Description => "description",
            MetadataField.Genres => "genres",
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "This field is not written."),
        };

    private static object? Written(MetadataField field, IReadOnlyList<string> values) =>
        field switch
        {
            MetadataField.Narrators or MetadataField.Genres => values,
            MetadataField.Series => values.Select(SeriesText.Read).Select(place => new { name = place.Name, sequence = place.Sequence }).ToArray(),
            _ => values.Count == 0 ? null : values[0],
        };
}
