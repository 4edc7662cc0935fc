using System.Text.Json;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Releases;
using MamCrawler.Integrations.MyAnonamouse;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

/// <summary>Real listings of the tracker with labels, read from beside the repository (see the README there). What a folder does not have is empty here, never a failure.</summary>
internal sealed class Corpus
{
    private readonly List<string> _unreadable = [];

    private Corpus(string folder)
    {
        var read = Parse(folder, "releases.json").SelectMany(Read).ToList();
        Releases = [.. read.Select(entry => entry.Release)];
        AsRead = [.. read.Select(entry => entry.AsRead)];
        ById = Releases.DistinctBy(release => release.Id).ToDictionary(release => release.Id);
        Labels = Parse(folder, "labels.json") is [var labels] ? labels : default;
        Groups = ByName(Parse(folder, "edition-groups.json"), "group");
        Queries = ByName(Parse(folder, "queries.json"), "page");
        Tokens = Parse(folder, "series-tokens.json");
    }

    public IReadOnlyList<Release> Releases { get; }

    /// <summary>The facts of the same releases as our own reader finds them in title and tags.</summary>
    public IReadOnlyList<ReleaseFacts> AsRead { get; }

    public IReadOnlyDictionary<long, Release> ById { get; }

    public JsonElement Labels { get; }

    public IReadOnlyDictionary<string, JsonElement> Groups { get; }

    public IReadOnlyDictionary<string, JsonElement> Queries { get; }

    public IReadOnlyList<JsonElement> Tokens { get; }

    /// <summary>Rows that the client would have left out, in words.</summary>
    public IReadOnlyList<string> Unreadable => _unreadable;

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

    /// <summary>The labels of one kind; none when there are none.</summary>
    public IReadOnlyList<JsonElement> Labelled(string kind) => Entries(Labels, kind);

    /// <summary>The releases of a list of ids that are in this corpus.</summary>
    public IReadOnlyList<Release> Listed(JsonElement label, string name) => [.. Ids(label, name).Where(ById.ContainsKey).Select(id => ById[id])];

    /// <summary>Ids, as numbers, as text, or as objects with an id.</summary>
    public static IReadOnlyList<long> Ids(JsonElement element, string name) => [.. Entries(element, name).Select(Id).OfType<long>()];

    /// <summary>The entries of a list; none when there is no list.</summary>
    public static IReadOnlyList<JsonElement> Entries(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

    /// <summary>A text, or a number as text; empty when it is neither.</summary>
    public static string Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String or JsonValueKind.Number } text ? text.ToString() : "";

    public static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    private static long? Id(JsonElement entry) =>
        entry.ValueKind switch
        {
            JsonValueKind.Number when entry.TryGetInt64(out var id) => id,
            JsonValueKind.String when long.TryParse(entry.GetString(), out var id) => id,
            JsonValueKind.Object when Member(entry, "id") is { } id => Id(id),
            _ => null,
        };

    private static Dictionary<string, JsonElement> ByName(IReadOnlyList<JsonElement> entries, string name) =>
        entries.DistinctBy(entry => Text(entry, name)).ToDictionary(entry => Text(entry, name));

    private IEnumerable<(Release Release, ReleaseFacts AsRead)> Read(JsonElement entry)
    {
        try
        {
            var release = ReleaseRowReader.Read(Member(entry, "row") ?? entry);
            return
            [
                (
                    release with
                    {
                        Facts = Member(entry, "facts") is { ValueKind: JsonValueKind.Object } facts ? CorpusFacts.Read(facts) : ReleaseFacts.None,
                    },
                    release.Facts
                ),
            ];
        }
        catch (FaultException fault)
        {
            _unreadable.Add($"{Text(entry, "id")}: {fault.Message}");
            return [];
        }
    }

    private static IReadOnlyList<JsonElement> Parse(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
            return [];
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = document.RootElement.Clone();
        return root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray()] : [root];
    }
}
