using MamCrawler.Core.Downloads.Bencode;

namespace MamCrawler.Core.Downloads;

/// <summary>The file list of a v1 or hybrid torrent.</summary>
internal static class TorrentFileList
{
    internal static TorrentFiles Read(BencodeValue info, string name)
    {
        if (info.Find("files", BencodeKind.List) is not { } list)
            return TorrentFiles.Single(name, info);
        var files = new TorrentFiles();
        foreach (var file in list.Items)
            files.Add(Path(file, name), file);
        return files.Complete();
    }

    private static string Path(BencodeValue file, string name)
    {
        var elements = file.Find("path.utf-8", BencodeKind.List) ?? file.Find("path", BencodeKind.List);
        if (
            elements is null
            || elements.Items.Count is 0 or > BencodeReader.MaximumDepth
            || !elements.Items.All(element => element.Kind == BencodeKind.Bytes && TorrentReader.IsSafe(element.Text))
        )
            throw TorrentReader.Refuse("has a file without a path, or with one that leads out of its folder");
        return name + "/" + string.Join('/', elements.Items.Select(element => element.Text));
    }
}
