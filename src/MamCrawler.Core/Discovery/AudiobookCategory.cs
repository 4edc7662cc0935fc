namespace MamCrawler.Core.Discovery;

/// <summary>A category of audiobooks on the tracker.</summary>
/// <param name="Id">The tracker's id.</param>
/// <param name="Name">Its name.</param>
public sealed record AudiobookCategory(int Id, string Name)
{
    /// <summary>The 35 of them (external-apis.md C.1.3), by id.</summary>
    public static IReadOnlyDictionary<int, AudiobookCategory> All { get; } = Read().ToDictionary(category => category.Id);

    private static IEnumerable<AudiobookCategory> Read()
    {
        string[] categories =
        [
            "39 Action/Adventure, 49 Art, 50 Biographical, 83 Business, 51 Computer/Internet, 97 Crafts, 40 Crime/Thriller, 41 Fantasy, 106 Food",
            "42 General Fiction, 52 General Non-Fiction, 98 Historical Fiction, 54 History, 55 Home/Garden, 43 Horror, 99 Humor, 84 Instructional",
            "44 Juvenile, 56 Language, 45 Literary Classics, 57 Math/Science/Tech, 85 Medical, 87 Mystery, 119 Nature, 88 Philosophy",
            "58 Political/Sociology/Religion, 59 Recreation, 46 Romance, 47 Science Fiction, 53 Self-Help, 89 Travel/Adventure, 100 True Crime",
            "108 Urban Fantasy, 48 Western, 111 Young Adult",
        ];
        foreach (var category in categories.SelectMany(line => line.Split(", ")))
            if (category.Split(' ', 2) is [var id, var name])
                yield return new AudiobookCategory(int.Parse(id, System.Globalization.CultureInfo.InvariantCulture), name);
    }
}
