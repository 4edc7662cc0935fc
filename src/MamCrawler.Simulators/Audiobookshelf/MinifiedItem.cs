using System.Text.Json;
using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.Audiobookshelf;

/// <summary>Writes the small shape of an item that every list uses, whatever its "minified" flag says.</summary>
internal sealed class MinifiedItem(Shelf shelf)
{
    /// <summary>Writes an item; inside a series filter, with that series and its sequence.</summary>
    public void Write(Utf8JsonWriter json, WorldItem item, ShelfSeries? filtered = null)
    {
        json.WriteStartObject();
        WriteHead(json, item);
        json.WriteStartObject("media");
        json.WriteString("id", MediaId(item));
        json.WriteStartObject("metadata");
        json.WriteString("title", item.Title);
        json.WriteString("titleIgnorePrefix", IgnorePrefix(item.Title));
        json.WriteString("subtitle", item.Subtitle);
        WriteNames(json, item);
        WriteDetails(json, item);
        if (filtered is not null)
        {
            json.WriteStartObject("series");
            json.WriteString("id", filtered.Id);
            json.WriteString("name", filtered.Name);
            json.WriteString("sequence", filtered.SequenceOf(item));
            json.WriteEndObject();
        }

        json.WriteEndObject();
        WriteMediaCounts(json, item);
        json.WriteEndObject();
        WriteTail(json, item);
        json.WriteEndObject();
    }

    public static string IgnorePrefix(string title) => title.StartsWith("The ", StringComparison.OrdinalIgnoreCase) ? $"{title[4..]}, {title[..3]}" : title;

    public static Guid MediaId(WorldItem item)
    {
        Span<byte> bytes = stackalloc byte[16];
        item.Id.TryWriteBytes(bytes);
        bytes[0] ^= 0x5A;
        return new Guid(bytes);
    }

    /// <summary>The first inode number of an item's files.</summary>
    public static long Inode(WorldItem item) => 11_000_000 + ((item.Id.GetHashCode() & int.MaxValue) % 4_000_000);

    public void WriteHead(Utf8JsonWriter json, WorldItem item)
    {
        json.WriteString("id", item.Id);
        json.WriteString("ino", Inode(item).ToString());
        json.WriteNull("oldLibraryItemId");
        json.WriteString("libraryId", shelf.LibraryId);
        json.WriteString("folderId", shelf.FolderId);
        json.WriteString("path", shelf.PathOf(item));
        json.WriteString("relPath", item.RelativePath);
        json.WriteBoolean("isFile", item.IsFile);
        json.WriteNumber("mtimeMs", item.AddedAt - 200_000);
        json.WriteNumber("ctimeMs", item.AddedAt - 200_000);
        json.WriteNumber("birthtimeMs", item.AddedAt - 200_044);
        json.WriteNumber("addedAt", item.AddedAt);
        json.WriteNumber("updatedAt", Math.Max(item.AddedAt, item.UpdatedAt));
        json.WriteBoolean("isMissing", item.IsMissing);
        json.WriteBoolean("isInvalid", false);
        json.WriteString("mediaType", "book");
    }

    public static void WriteNames(Utf8JsonWriter json, WorldItem item)
    {
        json.WriteString("authorName", string.Join(", ", item.Authors));
        json.WriteString("authorNameLF", string.Join(", ", item.Authors.Select(ShelfAuthor.Reverse)));
        json.WriteString("narratorName", string.Join(", ", item.Narrators));
        var series = item.Series.Select(series => series.Sequence is null ? series.Name : $"{series.Name} #{series.Sequence}");
        json.WriteString("seriesName", string.Join(", ", series));
    }

    public static void WriteDetails(Utf8JsonWriter json, WorldItem item)
    {
        json.WriteStartArray("genres");
        foreach (var genre in item.Genres)
            json.WriteStringValue(genre);
        json.WriteEndArray();
        json.WriteString("publishedYear", item.PublishedYearText ?? item.PublishedYear?.ToString());
        json.WriteNull("publishedDate");
        json.WriteString("publisher", item.Publisher);
        json.WriteString("description", item.Description);
        json.WriteString("isbn", item.Isbn);
        json.WriteString("asin", item.Asin);
        json.WriteString("language", item.Language);
        json.WriteBoolean("explicit", false);
        json.WriteBoolean("abridged", false);
    }

    public static void WriteMediaCounts(Utf8JsonWriter json, WorldItem item)
    {
        json.WriteString("coverPath", item.CoverPath);
        json.WriteStartArray("tags");
        json.WriteEndArray();
        json.WriteNumber("numTracks", item.FileCount);
        json.WriteNumber("numAudioFiles", item.FileCount);
        json.WriteNumber("numChapters", item.FileCount);
        json.WriteNumber("duration", item.DurationSeconds);
        json.WriteNumber("size", item.SizeBytes);
    }

    public static void WriteTail(Utf8JsonWriter json, WorldItem item)
    {
        json.WriteNumber("numFiles", item.FileCount);
        json.WriteNumber("size", item.SizeBytes);
    }
}
