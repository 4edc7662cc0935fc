using System.Security.Cryptography;
using System.Text;

namespace MamCrawler.Simulators.QBittorrent;

/// <summary>Makes the client's torrent out of a .torrent.</summary>
internal static class MetainfoTorrent
{
    /// <summary>The torrent; null when the bytes are none.</summary>
    internal static SimulatedTorrent? Make(byte[] bytes, string? contentLayout, DateTimeOffset now)
    {
        if (
            MetainfoReader.Read(bytes) is not { } read
            || read.Root.GetValueOrDefault("info") is not Dictionary<string, object> info
            || Text(info, "name") is not { Length: > 0 } name
        )
            return null;
        var isVersion2 = info.GetValueOrDefault("meta version") is 2L;
        var isVersion1 = info.ContainsKey("pieces");
        if (!isVersion1 && !isVersion2)
            return null;
        var files = isVersion1 ? List(info, name) : Tree(info, name);
        var isSingle = files is [var only] && only.Name == name;
        return new SimulatedTorrent
        {
#pragma warning disable CA5350 // SHA-1 is what a v1 info-hash is.
            InfoHashV1 = isVersion1 ? Convert.ToHexStringLower(SHA1.HashData(read.Info)) : "",
#pragma warning restore CA5350
            InfoHashV2 = isVersion2 ? Convert.ToHexStringLower(SHA256.HashData(read.Info)) : "",
            Name = isSingle && contentLayout == "Subfolder" ? Path.GetFileNameWithoutExtension(name) : name,
            Files = [.. files.Select(file => file with { Name = Place(file.Name, isSingle, contentLayout) })],
            AddedAt = now,
            Comment = Text(read.Root, "comment"),
            CreatedBy = Text(read.Root, "created by"),
            CreatedOn = read.Root.GetValueOrDefault("creation date") as long? ?? 0,
            IsPrivate = info.GetValueOrDefault("private") is 1L,
            PieceLength = info.GetValueOrDefault("piece length") as long? ?? 0,
            IsStopped = true,
            SwitchedAt = now,
        };
    }

    private static string Place(string path, bool isSingle, string? contentLayout) =>
        contentLayout switch
        {
            "Subfolder" when isSingle => $"{Path.GetFileNameWithoutExtension(path)}/{path}",
            "NoSubfolder" when !isSingle => path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..],
            _ => path,
        };

    private static List<SimulatedFile> List(Dictionary<string, object> info, string name) =>
        info.GetValueOrDefault("files") is List<object> files
            ?
            [
                .. files
                    .OfType<Dictionary<string, object>>()
                    .Where(file => !Text(file, "attr").Contains('p', StringComparison.Ordinal))
                    .Select(file => new SimulatedFile(
                        name + "/" + string.Join('/', (file.GetValueOrDefault("path") as List<object> ?? []).OfType<byte[]>().Select(Encoding.UTF8.GetString)),
                        file.GetValueOrDefault("length") as long? ?? 0
                    )),
            ]
            : [new SimulatedFile(name, info.GetValueOrDefault("length") as long? ?? 0)];

    private static List<SimulatedFile> Tree(Dictionary<string, object> info, string name)
    {
        var files = new List<SimulatedFile>();
        Walk(info.GetValueOrDefault("file tree") as Dictionary<string, object> ?? [], name + "/", files);
        return files is [var only] && only.Name == $"{name}/{name}" ? [only with { Name = name }] : files;
    }

    private static void Walk(Dictionary<string, object> directory, string path, List<SimulatedFile> files)
    {
        foreach (var (name, value) in directory)
            if (value is Dictionary<string, object> inner)
            {
                if (inner.GetValueOrDefault("") is Dictionary<string, object> leaf)
                    files.Add(new SimulatedFile(path + name, leaf.GetValueOrDefault("length") as long? ?? 0));
                else
                    Walk(inner, path + name + "/", files);
            }
    }

    private static string Text(Dictionary<string, object> dictionary, string key) =>
        dictionary.GetValueOrDefault(key) is byte[] bytes ? Encoding.UTF8.GetString(bytes) : "";
}
