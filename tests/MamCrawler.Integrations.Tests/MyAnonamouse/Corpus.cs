using System.Text.Json;
using MamCrawler.Core.Releases;
using MamCrawler.Integrations.MyAnonamouse;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

/// <summary>Real listings of the tracker with labels, read from beside the repository (see the README there).</summary>
internal sealed class Corpus
{
    private Corpus(string folder)
    {
        var releases = Parse(folder, "releases.json");
        Releases = [.. releases.EnumerateArray().Select(entry => ReleaseRowReader.Read(entry.GetProperty("row")) with { Facts = CorpusFacts.Read(entry.GetProperty("facts")) })];
        AsRead = [.. releases.EnumerateArray().Select(entry => ReleaseRowReader.Read(entry.GetProperty("row")).Facts)];
        ById = Releases.ToDictionary(release => release.Id);
        Labels = Parse(folder, "labels.json");
        Groups = Parse(folder, "edition-groups.json").EnumerateArray().ToDictionary(group => group.GetProperty("group").GetString()!);
        Queries = Parse(folder, "queries.json").EnumerateArray().ToDictionary(query => query.GetProperty("page").GetString()!);
        Tokens = [.. Parse(folder, "series-tokens.json").EnumerateArray()];
    }

    public IReadOnlyList<Release> Releases { get; }

    /// <summary>The facts of the same releases as our own reader finds them in title and tags.</summary>
    public IReadOnlyList<ReleaseFacts> AsRead { get; }

    public IReadOnlyDictionary<long, Release> ById { get; }

    public JsonElement Labels { get; }

    public IReadOnlyDictionary<string, JsonElement> Groups { get; }

    public IReadOnlyDictionary<string, JsonElement> Queries { get; }

    public IReadOnlyList<JsonElement> Tokens { get; }

    /// <summary>The corpus; the test is skipped, with the reason, where it is not there.</summary>
    public static Corpus ReadOrSkip()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "MamCrawler.Functions.sln")))
            root = root.Parent;
        var folder = Environment.GetEnvironmentVariable("MAMCRAWLER_CORPUS") is { Length: > 0 } named ? named : "../shared/corpus/mam/dev";
        folder = Path.GetFullPath(folder, root?.FullName ?? Environment.CurrentDirectory);
        if (!File.Exists(Path.Combine(folder, "releases.json")))
            Assert.Skip("The corpus of real listings is not here; MAMCRAWLER_CORPUS names its folder.");
        return new Corpus(folder);
    }

    public static IEnumerable<long> Ids(JsonElement element, string name) => element.TryGetProperty(name, out var ids) ? ids.EnumerateArray().Select(id => id.GetInt64()) : [];

    public static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";

    private static JsonElement Parse(string folder, string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, file)));
        return document.RootElement.Clone();
    }
}
