namespace MamCrawler.Core.Shelving;

/// <summary>Which folder of the torrent client is which of the library: two containers see one disk under two names.</summary>
public sealed class PathMapping
{
    private readonly IReadOnlyList<(string Client, string Library)> pairs;

    private PathMapping(IReadOnlyList<(string Client, string Library)> pairs) => this.pairs = pairs;

    /// <summary>Both see the same paths.</summary>
    public static PathMapping None { get; } = new([]);

    /// <summary>Reads <c>/downloads=/media/audiobooks;D:/Audio=/books</c>: the client's folder, then the library's; what is wrong there is left out.</summary>
    public static PathMapping Parse(string text) =>
        new([.. Read(text).OfType<(string Client, string Library)>().OrderByDescending(pair => pair.Client.Length)]);

    /// <summary>What is wrong with a text, one sentence each; empty when nothing is.</summary>
    public static IReadOnlyList<string> Validate(string text) =>
        Read(text).Any(pair => pair is null)
            ? ["The path mapping must be pairs of full paths, the torrent client's folder first: /downloads=/media/audiobooks; more pairs after a semicolon."]
            : [];

    /// <summary>A path of the client as the library sees it; the longest folder that fits decides, and one that none fits stays as it is.</summary>
    public string Map(string path)
    {
        var clean = LibraryPath.Of(path);
        foreach (var (client, library) in pairs)
            if (LibraryPath.IsSameOrInside(clean, client))
                return library + clean[client.Length..];
        return clean;
    }

    private static IEnumerable<(string Client, string Library)?> Read(string text) =>
        text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', StringSplitOptions.TrimEntries))
            .Select(sides =>
                sides is [var client, var library] && IsFull(client) && IsFull(library)
                    ? (LibraryPath.Of(client), LibraryPath.Of(library))
                    : ((string Client, string Library)?)null
            );

    private static bool IsFull(string path) =>
        LibraryPath.Of(path) is { Length: > 1 } clean && (clean[0] == '/' || (clean.Length > 2 && clean[1] == ':' && clean[2] == '/'));
}
