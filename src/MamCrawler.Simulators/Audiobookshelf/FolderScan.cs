using System.Globalization;
using System.Text.RegularExpressions;
using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.Audiobookshelf;

/// <summary>
/// Makes items of files as the real scanner does: every folder with audio is one book, with all that lies below it; "CD 1" and "Disc 2" belong to the folder above; author, series, number, title,
/// year, narrator and ASIN come from the names of the folders (<c>Author/Series/N - Title (Year) {Narrator} [ASIN]</c>).
/// </summary>
internal static partial class FolderScan
{
    private static readonly string[] Audio = [".m4b", ".m4a", ".mp3", ".mp4", ".aac", ".flac", ".ogg", ".opus", ".wma", ".wav"];

    public static IReadOnlyList<WorldItem> Read(IEnumerable<LyingFile> files)
    {
        var playable = files.Where(file => file.Seconds is not null && Audio.Contains(Path.GetExtension(file.Path).ToLowerInvariant())).ToList();
        var books = new List<(string Place, List<LyingFile> Files)>();
        foreach (var file in playable.OrderBy(file => file.Path.Count(letter => letter == '/')).ThenBy(file => file.Path, StringComparer.Ordinal))
        {
            var place = PlaceOf(file.Path);
            if (books.Find(book => place == book.Place || place.StartsWith(book.Place + "/", StringComparison.Ordinal)) is { Files: { } known })
                known.Add(file);
            else
                books.Add((place, [file]));
        }

        return [.. books.Select(book => ItemOf(book.Place, book.Files))];
    }

    /// <summary>The folder that is the book; for a file without one the file itself.</summary>
    private static string PlaceOf(string path)
    {
        var folder = Above(path);
        if (folder.Length == 0)
            return path;
        return Disc().IsMatch(folder[(folder.LastIndexOf('/') + 1)..]) && Above(folder) is { Length: > 0 } outer ? outer : folder;
    }

    private static string Above(string path) => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "";

    private static WorldItem ItemOf(string place, List<LyingFile> files)
    {
        var isFile = files is [{ Path: var only }] && only == place;
        var parts = (isFile ? Path.GetFileNameWithoutExtension(place) : place).Split('/');
        var (name, series, author) = (
            parts[^1],
            parts.Length > 2 ? parts[^2] : null,
            parts.Length > 2 ? parts[^3]
            : parts.Length > 1 ? parts[^2]
            : null
        );
        var asin = Take(ref name, Asin());
        var narrator = Take(ref name, Narrator());
        var year = Take(ref name, Year());
        var sequence = series is null ? null : Take(ref name, Sequence());
        return new WorldItem
        {
            Id = Guid.NewGuid(),
            Title = name.Trim(),
            Authors = author is null ? [] : [author],
            Narrators = narrator is null ? [] : [narrator],
            Series = series is null ? [] : [new WorldItemSeries(series, sequence)],
            Asin = asin,
            PublishedYear = year is null ? null : int.Parse(year, CultureInfo.InvariantCulture),
            DurationSeconds = files.Sum(file => file.Seconds!.Value),
            SizeBytes = files.Sum(file => file.Size),
            FileCount = files.Count,
            IsFile = isFile,
            Files = [.. files.Select(file => new WorldItemFile(isFile ? file.Path : file.Path[(place.Length + 1)..], file.Size, file.Seconds!.Value))],
            RelativePath = place,
        };
    }

    private static string? Take(ref string name, Regex pattern)
    {
        if (pattern.Match(name) is not { Success: true } match)
            return null;
        name = name.Remove(match.Index, match.Length).Trim();
        return match.Groups[1].Value;
    }

    [GeneratedRegex(@"^(cd|dis[ck])\s*\d{1,3}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Disc();

    [GeneratedRegex(@"\[(B0[A-Z0-9]{8})\]", RegexOptions.CultureInvariant)]
    private static partial Regex Asin();

    [GeneratedRegex(@"\{([^{}]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Narrator();

    [GeneratedRegex(@"\((\d{4})\)", RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    [GeneratedRegex(@"^(?:vol\.?|volume|book)?\s*(\d{1,4}(?:\.\d{1,2})?)\s*[-.]\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sequence();
}
