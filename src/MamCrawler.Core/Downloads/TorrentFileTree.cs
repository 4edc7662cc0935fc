using MamCrawler.Core.Downloads.Bencode;

namespace MamCrawler.Core.Downloads;

/// <summary>The file tree of a v2 torrent (BEP 52): directories are dictionaries, and a file is the entry of an empty key.</summary>
internal static class TorrentFileTree
{
    internal static TorrentFiles Read(BencodeValue info, string name)
    {
        var tree = info.Find("file tree", BencodeKind.Dictionary) ?? throw TorrentReader.Refuse("has no file tree");
        if (tree.Entries is [{ Key: var only, Value: var entry }] && only == name && entry.Find("", BencodeKind.Dictionary) is { } single)
            return TorrentFiles.Single(name, single);
        var files = new TorrentFiles();
        Walk(tree, name, files);
        return files.Complete();
    }

    // The reader's bound on nesting bounds this recursion too.
    private static void Walk(BencodeValue directory, string path, TorrentFiles files)
    {
        foreach (var (name, value) in directory.Entries)
        {
            if (value.Kind != BencodeKind.Dictionary || !TorrentReader.IsSafe(name))
                throw TorrentReader.Refuse("has a file tree that leads out of its folder or ends in nothing");
            if (value.Find("", BencodeKind.Dictionary) is { } file)
                files.Add(path + "/" + name, file);
            else if (path.Length < 2 * TorrentReader.MaximumElement)
                Walk(value, path + "/" + name, files);
            else
                throw TorrentReader.Refuse("has paths longer than any that can be used");
        }
    }
}
