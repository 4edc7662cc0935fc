using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.Listings;

/// <summary>What a general catalogue lists: the works it knows, and beside them what a search finds and nobody meant. Made when it is first asked, and the same every time.</summary>
internal sealed class BookListing(SimulatedWorld world, string catalogue, Func<WorldWork, bool> knows)
{
    private const int LooseRows = 8;

    private readonly Lazy<Content> content = new(() => new Content(MakeRows(world, catalogue, knows)));

    public IReadOnlyList<ListedBook> Rows => content.Value.Rows;

    public ListedBook? Find(int id) => content.Value.ById.GetValueOrDefault(id);

    public IReadOnlyList<ListedBook> FindIsbn(string isbn) => [.. content.Value.ByIsbn[isbn]];

    /// <summary>The rows that have all the words, those of which the title has most first; where none has, a few that have the rarest word.</summary>
    public IReadOnlyList<ListedBook> FindAnywhere(string words) =>
        Ordered(content.Value.Anywhere.FindAll(words) is { Count: > 0 } whole ? whole : [.. content.Value.Anywhere.FindRarest(words).Take(LooseRows)], words);

    /// <summary>The rows that have the words of each field that is given.</summary>
    public IReadOnlyList<ListedBook> Find(string? title, string? author)
    {
        IReadOnlyList<int>? byTitle = title is null ? null : content.Value.Titles.FindAll(title);
        IReadOnlyList<int>? byAuthor = author is null ? null : content.Value.Authors.FindAll(author);
        var found =
            byTitle is null ? byAuthor ?? []
            : byAuthor is null ? byTitle
            : [.. byTitle.Intersect(byAuthor)];
        return Ordered(found, title ?? "");
    }

    private ListedBook[] Ordered(IReadOnlyList<int> places, string words)
    {
        var wanted = SearchTokens.Of(words).ToHashSet();
        return
        [
            .. places
                .Select(place => Rows[place])
                .OrderByDescending(row => SearchTokens.Of(row.Title).Count(wanted.Contains))
                // What is not meant stands first, so that whoever takes the first row takes the wrong book.
                .ThenBy(row => row.Trap == ListedTrap.None)
                .ThenBy(row => row.Id),
        ];
    }

    private static List<ListedBook> MakeRows(SimulatedWorld world, string catalogue, Func<WorldWork, bool> knows)
    {
        var rows = new List<ListedBook>();
        foreach (var work in world.Works.Where(work => knows(work) && ListedText.Lot(work, catalogue, "known") < 85))
        {
            rows.Add(ListedText.Row(work, catalogue, rows.Count + 1));
            if (work.Kind == WorldWorkKind.Volume)
                foreach (var trap in ListedText.TrapsOf(work, catalogue))
                    rows.Add(ListedText.Trap(work, catalogue, rows.Count + 1, trap));
        }

        return rows;
    }

    private sealed class Content
    {
        public Content(IReadOnlyList<ListedBook> rows)
        {
            Rows = rows;
            ById = rows.ToDictionary(row => row.Id);
            ByIsbn = rows.Where(row => row.Isbn is not null).ToLookup(row => row.Isbn!, StringComparer.Ordinal);
            for (var place = 0; place < rows.Count; place++)
            {
                Titles.Add(place, $"{rows[place].Title} {rows[place].Subtitle}");
                Authors.Add(place, rows[place].Author);
                Anywhere.Add(place, $"{rows[place].Title} {rows[place].Subtitle} {rows[place].Author}");
            }
        }

        public IReadOnlyList<ListedBook> Rows { get; }

        public Dictionary<int, ListedBook> ById { get; }

        public ILookup<string, ListedBook> ByIsbn { get; }

        public WordIndex Titles { get; } = new();

        public WordIndex Authors { get; } = new();

        public WordIndex Anywhere { get; } = new();
    }
}
