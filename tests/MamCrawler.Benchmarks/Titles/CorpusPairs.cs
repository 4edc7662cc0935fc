using System.Net;
using System.Text.Json;

namespace MamCrawler.Benchmarks.Titles;

/// <summary>Pairs of a wanted title and a listed one from the corpus, with whether they are the same single volume.</summary>
internal static class CorpusPairs
{
    /// <summary>The folder of the corpus: MAMCRAWLER_CORPUS, else ../shared/corpus/mam/dev beside the repository; null when it is not there.</summary>
    public static string? Folder()
    {
        if (Environment.GetEnvironmentVariable("MAMCRAWLER_CORPUS") is { Length: > 0 } named)
            return Directory.Exists(named) ? named : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "MamCrawler.Functions.sln")))
                return Path.Combine(folder.FullName, "..", "shared", "corpus", "mam", "dev") is var corpus && Directory.Exists(corpus) ? corpus : null;
        return null;
    }

    /// <summary>Every wanted title with every listed one. Packs, parts and dramatisations bear the same title and are left out: no title can tell them.</summary>
    public static List<(string Wanted, string Listed, bool Same)> Read(string folder)
    {
        using var releases = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "releases.json")));
        using var labels = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "labels.json")));
        var rows = releases
            .RootElement.EnumerateArray()
            .Select(release =>
                (Id: release.GetProperty("id").GetInt64(), Title: WebUtility.HtmlDecode(release.GetProperty("row").GetProperty("title").ToString()))
            )
            .ToList();
        var pairs = new List<(string, string, bool)>();
        foreach (var entry in labels.RootElement.GetProperty("wants").EnumerateArray())
        {
            var title = entry.GetProperty("want").GetProperty("title").GetString()!;
            var relevant = Ids(entry, "relevant");
            HashSet<long> unclear = [.. Ids(entry, "packs"), .. Ids(entry, "maybe_packs"), .. Ids(entry, "dramatised"), .. Ids(entry, "parts")];
            if (title.Length > 0)
                pairs.AddRange(rows.Where(row => !unclear.Contains(row.Id)).Select(row => (title, row.Title, relevant.Contains(row.Id))));
        }

        return pairs;
    }

    private static HashSet<long> Ids(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var ids) ? [.. ids.EnumerateArray().Select(id => id.GetInt64())] : [];
}
