using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.MyAnonamouse;

/// <summary>Where every word of the releases stands, so that a search looks at the rows that have it and at no others.</summary>
internal sealed class SearchIndex
{
    private static readonly SearchField[] Fields = [SearchField.Title, SearchField.Author, SearchField.Narrator, SearchField.Series, SearchField.Tags];

    private readonly IReadOnlyList<TrackerRelease> releases;
    private readonly Dictionary<string, List<(int Place, SearchField Fields)>> postings = new(StringComparer.Ordinal);

    public SearchIndex(IReadOnlyList<TrackerRelease> releases)
    {
        this.releases = releases;
        for (var place = 0; place < releases.Count; place++)
        {
            foreach (var field in Fields)
            {
                foreach (var word in SearchTokens.Of(Text(releases[place], field)))
                    Add(word, place, field);
            }
        }
    }

    /// <summary>The places of the rows that match, in order of place.</summary>
    public List<int> Find(SearchNode node) =>
        node switch
        {
            SearchNode.And and => FindAll(and.Parts),
            SearchNode.Or or => [.. or.Parts.SelectMany(Find).Distinct().Order()],
            SearchNode.Phrase phrase => FindPhrase(phrase),
            _ => [],
        };

    /// <summary>How well a row answers the words: words in the title or series count most, and more so when they stand there as they were sent.</summary>
    public double Score(int place, IReadOnlyList<string> words)
    {
        var release = releases[place];
        var title = SearchTokens.Of(release.Title).ToList();
        var series = SearchTokens.Of(Text(release, SearchField.Series)).ToList();
        var author = SearchTokens.Of(Text(release, SearchField.Author)).ToHashSet();
        var score = 0.0;
        foreach (var word in words)
        {
            var rarity = Math.Log(1 + ((double)releases.Count / (1 + (postings.GetValueOrDefault(word)?.Count ?? 0))));
            score += rarity * ((series.Contains(word) ? 3 : 0) + (title.Contains(word) ? 3 : 0) + (author.Contains(word) ? 2 : 0));
        }

        if (Contains(series, words) || Contains(title, words))
            score += 40;
        return score;
    }

    private List<int> FindAll(IReadOnlyList<SearchNode> parts)
    {
        var wanted = parts.Where(part => part is not SearchNode.Not).Select(Find).OrderBy(found => found.Count).ToList();
        if (wanted.Count == 0)
            return [];

        IEnumerable<int> result = wanted[0];
        foreach (var found in wanted.Skip(1))
        {
            var other = found.ToHashSet();
            result = result.Where(other.Contains);
        }

        foreach (var not in parts.OfType<SearchNode.Not>())
        {
            var excluded = Find(not.Part).ToHashSet();
            result = result.Where(place => !excluded.Contains(place));
        }

        return [.. result];
    }

    private List<int> FindPhrase(SearchNode.Phrase phrase)
    {
        var first = FindWord(phrase.Words[0], phrase.Fields);
        if (phrase.Words.Count == 1)
            return first;

        var candidates = phrase
            .Words.Skip(1)
            .Aggregate(
                first.ToHashSet(),
                (left, word) =>
                {
                    left.IntersectWith(FindWord(word, phrase.Fields));
                    return left;
                }
            );
        return [.. candidates.Where(place => HasPhrase(releases[place], phrase)).Order()];
    }

    private static bool HasPhrase(TrackerRelease release, SearchNode.Phrase phrase) =>
        Fields.Where(field => phrase.Fields.HasFlag(field)).Any(field => Contains([.. SearchTokens.Of(Text(release, field))], phrase.Words));

    private List<int> FindWord(string word, SearchField fields) =>
        postings.TryGetValue(word, out var found) ? [.. found.Where(posting => (posting.Fields & fields) != 0).Select(posting => posting.Place)] : [];

    private static bool Contains(List<string> words, IReadOnlyList<string> phrase)
    {
        for (var start = 0; start + phrase.Count <= words.Count; start++)
        {
            if (words.Skip(start).Take(phrase.Count).SequenceEqual(phrase))
                return phrase.Count > 0;
        }

        return false;
    }

    private void Add(string word, int place, SearchField field)
    {
        if (!postings.TryGetValue(word, out var list))
            postings[word] = list = [];
        if (list.Count > 0 && list[^1].Place == place)
            list[^1] = (place, list[^1].Fields | field);
        else
            list.Add((place, field));
    }

    private static string Text(TrackerRelease release, SearchField field) =>
        field switch
        {
            SearchField.Title => release.Title,
            SearchField.Author => string.Join(" ; ", release.Authors),
            SearchField.Narrator => string.Join(" ; ", release.Narrators),
            SearchField.Series => string.Join(" ; ", release.Series.Select(series => series.Name)),
            _ => release.Tags,
        };
}
