namespace MamCrawler.Simulators.Audiobookshelf;

/// <summary>An author of the library and the places of his items.</summary>
internal sealed record ShelfAuthor(Guid Id, string Name, List<int> Items)
{
    public string LastFirst => Reverse(Name);

    /// <summary>"Ann Bell" as "Bell, Ann"; a name that is reversed already stays.</summary>
    public static string Reverse(string name)
    {
        var space = name.LastIndexOf(' ');
        return space < 0 || name.Contains(',', StringComparison.Ordinal) ? name : $"{name[(space + 1)..]}, {name[..space]}";
    }
}
