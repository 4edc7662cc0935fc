using System.Text.Json;
using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.Audiobookshelf;

/// <summary>A file of an item; the item's length and size are shared out among its files.</summary>
internal sealed record ItemFile(int Index, string Name, string Codec, long Size, double Start, double Duration, long Inode)
{
    public static IReadOnlyList<ItemFile> Of(WorldItem item)
    {
        if (item.Files.Count > 0)
            return AsTheyLie(item);
        var count = item.FileCount;
        var name = item.RelativePath[(item.RelativePath.LastIndexOf('/') + 1)..];
        var codec = count == 1 ? "aac" : "mp3";
        var extension = count == 1 ? ".m4b" : ".mp3";
        var duration = item.DurationSeconds / count;
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(index => new ItemFile(
                    index + 1,
                    count == 1 ? name + extension : $"{name} - Part {index + 1:D2}{extension}",
                    codec,
                    (item.SizeBytes * (index + 1) / count) - (item.SizeBytes * index / count),
                    duration * index,
                    duration,
                    MinifiedItem.Inode(item) + index + 1
                )),
        ];
    }

    private static List<ItemFile> AsTheyLie(WorldItem item)
    {
        var files = new List<ItemFile>();
        var start = 0.0;
        foreach (var file in item.Files)
        {
            var codec = Path.GetExtension(file.Name).Equals(".mp3", StringComparison.OrdinalIgnoreCase) ? "mp3" : "aac";
            files.Add(new ItemFile(files.Count + 1, file.Name, codec, file.Size, start, file.Seconds, MinifiedItem.Inode(item) + files.Count + 1));
            start += file.Seconds;
        }

        return files;
    }

    public void WriteMetadata(Utf8JsonWriter json, WorldItem item, Shelf shelf)
    {
        json.WriteStartObject("metadata");
        json.WriteString("filename", Name);
        json.WriteString("ext", Name[Name.LastIndexOf('.')..]);
        json.WriteString("path", item.IsFile ? shelf.PathOf(item) : $"{shelf.PathOf(item)}/{Name}");
        json.WriteString("relPath", Name);
        json.WriteNumber("size", Size);
        json.WriteNumber("mtimeMs", item.AddedAt - 200_000);
        json.WriteNumber("ctimeMs", item.AddedAt - 200_000);
        json.WriteNumber("birthtimeMs", item.AddedAt - 200_044);
        json.WriteEndObject();
    }
}
