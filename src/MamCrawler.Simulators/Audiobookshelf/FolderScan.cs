using System.Text.RegularExpressions;
using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.Audiobookshelf;

/// <summary>
/// Makes items of files as the real scanner does: every folder with audio is one book, with all that lies below it; "CD 1" and "Disc 2" belong to the folder above; author and series are
/// the folders above, the rest comes from its name (<see cref="FolderName"/>).
/// </summary>
internal static partial class FolderScan
{
    private static readonly string[] Audio = [".m4b", ".m4a", ".mp3", ".mp4", ".aac", ".flac", ".ogg", ".opus", ".wma", ".wav"];

    public static IReadOnlyList<WorldItem> Read(IEnumerable<LyingFile> files)
    {
        var audio = files.Where(file => Audio.Contains(Path.GetExtension(file.Path).ToLowerInvariant()));
        var books = new List<(string Place, List<LyingFile> Files)>();
        foreach (var file in audio.OrderBy(file => file.Path.Count(letter => letter == '/')).ThenBy(file => file.Path, StringComparer.Ordinal))
        {
            var place = PlaceOf(file.Path);
            if (books.Find(book => place == book.Place || place.StartsWith(book.Place + "/", StringComparison.Ordinal)) is { Files: { } known })
                known.Add(file);
            else
                books.Add((place, [file]));
        }

        // A folder is a book by the names of its files; those that cannot be played are then left out.
        return
        [
            .. books
                .Select(book => (book.Place, Files: book.Files.Where(file => file.Seconds is not null).ToList()))
                .Where(book => book.Files.Count > 0)
                .Select(book => ItemOf(book.Place, book.Files)),
        ];
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
        var series = parts.Length > 2 ? parts[^2] : null;
        var author = parts.Length > 1 ? parts[series is null ? ^2 : ^3] : null;
        var name = FolderName.Read(parts[^1], isInSeries: series is not null);
        return new WorldItem
        {
            Id = Guid.NewGuid(),
            Title = name.Title,
            Authors = FolderPeople.Read(author),
            Narrators = FolderPeople.Read(name.Narrators),
            Series = series is null ? [] : [new WorldItemSeries(series, name.Sequence)],
            Asin = name.Asin,
            PublishedYear = name.Year,
            DurationSeconds = files.Sum(file => file.Seconds!.Value),
            SizeBytes = files.Sum(file => file.Size),
            FileCount = files.Count,
            IsFile = isFile,
            Files = [.. files.Select(file => new WorldItemFile(isFile ? file.Path : file.Path[(place.Length + 1)..], file.Size, file.Seconds!.Value))],
            RelativePath = place,
        };
    }

    [GeneratedRegex(@"^(cd|dis[ck])\s*\d{1,3}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Disc();
}
