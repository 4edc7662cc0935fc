using System.Text.Json;
using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.Audiobookshelf;

/// <summary>Writes the full shape of an item: authors and series with ids, sequences apart, and every file.</summary>
internal sealed class ExpandedItem(Shelf shelf, MinifiedItem minified)
{
    public void Write(Utf8JsonWriter json, WorldItem item, bool tracks)
    {
        var files = ItemFile.Of(item);
        json.WriteStartObject();
        minified.WriteHead(json, item);
        json.WriteStartObject("media");
        json.WriteString("id", MinifiedItem.MediaId(item));
        WriteMetadata(json, item, tracks);
        MinifiedItem.WriteMediaCounts(json, item);
        json.WriteString("libraryItemId", item.Id);
        json.WriteStartArray("audioFiles");
        foreach (var file in files)
            WriteAudioFile(json, item, file, asTrack: false);
        json.WriteEndArray();
        WriteChapters(json, files);
        json.WriteNull("ebookFile");
        if (tracks)
        {
            json.WriteStartArray("tracks");
            foreach (var file in files)
                WriteAudioFile(json, item, file, asTrack: true);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        MinifiedItem.WriteTail(json, item);
        json.WriteNumber("lastScan", item.AddedAt);
        json.WriteString("scanVersion", AudiobookshelfSimulator.ServerVersion);
        WriteLibraryFiles(json, item, files);
        json.WriteEndObject();
    }

    private void WriteMetadata(Utf8JsonWriter json, WorldItem item, bool expanded)
    {
        json.WriteStartObject("metadata");
        json.WriteString("title", item.Title);
        json.WriteString("subtitle", item.Subtitle);
        json.WriteStartArray("authors");
        foreach (var author in item.Authors)
        {
            json.WriteStartObject();
            json.WriteString("id", shelf.AuthorNamed(author).Id);
            json.WriteString("name", author);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("narrators");
        foreach (var narrator in item.Narrators)
            json.WriteStringValue(narrator);
        json.WriteEndArray();
        json.WriteStartArray("series");
        foreach (var series in item.Series)
        {
            json.WriteStartObject();
            json.WriteString("id", shelf.SeriesNamed(series.Name).Id);
            json.WriteString("name", series.Name);
            json.WriteString("sequence", series.Sequence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        MinifiedItem.WriteDetails(json, item);
        if (expanded)
        {
            json.WriteString("titleIgnorePrefix", MinifiedItem.IgnorePrefix(item.Title));
            MinifiedItem.WriteNames(json, item);
            json.WriteString("descriptionPlain", item.Description is { } html ? SanitisedHtml.Plain(html) : null);
        }

        json.WriteEndObject();
    }

    private void WriteAudioFile(Utf8JsonWriter json, WorldItem item, ItemFile file, bool asTrack)
    {
        json.WriteStartObject();
        json.WriteNumber("index", file.Index);
        json.WriteString("ino", file.Inode.ToString());
        file.WriteMetadata(json, item, shelf);
        json.WriteNumber("addedAt", item.AddedAt);
        json.WriteNumber("updatedAt", item.AddedAt);
        json.WriteNumber("trackNumFromMeta", file.Index);
        json.WriteNull("discNumFromMeta");
        json.WriteNumber("duration", file.Duration);
        json.WriteNumber("bitRate", (int)(file.Size * 8 / Math.Max(1, file.Duration)));
        json.WriteNull("language");
        json.WriteString("codec", file.Codec);
        json.WriteNumber("channels", 2);
        json.WriteString("mimeType", file.Codec == "mp3" ? "audio/mpeg" : "audio/mp4");
        if (asTrack)
        {
            json.WriteString("title", file.Name);
            json.WriteNumber("startOffset", file.Start);
            json.WriteString("contentUrl", $"/api/items/{item.Id}/file/{file.Inode}");
        }

        json.WriteEndObject();
    }

    private static void WriteChapters(Utf8JsonWriter json, IReadOnlyList<ItemFile> files)
    {
        json.WriteStartArray("chapters");
        foreach (var file in files)
        {
            json.WriteStartObject();
            json.WriteNumber("id", file.Index - 1);
            json.WriteNumber("start", file.Start);
            json.WriteNumber("end", file.Start + file.Duration);
            json.WriteString("title", $"Chapter {file.Index}");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteLibraryFiles(Utf8JsonWriter json, WorldItem item, IReadOnlyList<ItemFile> files)
    {
        json.WriteStartArray("libraryFiles");
        foreach (var file in files)
        {
            json.WriteStartObject();
            json.WriteString("ino", file.Inode.ToString());
            file.WriteMetadata(json, item, shelf);
            json.WriteNull("isSupplementary");
            json.WriteNumber("addedAt", item.AddedAt);
            json.WriteNumber("updatedAt", item.AddedAt);
            json.WriteString("fileType", "audio");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
