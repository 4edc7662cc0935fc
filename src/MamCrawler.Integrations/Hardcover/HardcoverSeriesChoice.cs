using MamCrawler.Core.Gaps;
using MamCrawler.Core.Library;

namespace MamCrawler.Integrations.Hardcover;

/// <summary>Chooses the series that a question means among those the service knows.</summary>
internal static class HardcoverSeriesChoice
{
    /// <summary>Ways in which a catalogue may write the name exactly: with and without the article and the ornament at its end.</summary>
    public static IEnumerable<string> Spellings(string name)
    {
        var bare = name.StartsWith("The ", StringComparison.OrdinalIgnoreCase) ? name[4..] : name;
        foreach (var ending in new[] { " Series", " Saga", " Trilogy" })
        {
            if (bare.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                bare = bare[..^ending.Length];
        }

        return new[] { name, bare, $"The {bare}", $"{bare} Series" }
            .Where(static spelling => !string.IsNullOrWhiteSpace(spelling))
            .Distinct(StringComparer.Ordinal);
    }

    /// <summary>The series of some candidates; null when none of them is surely meant.</summary>
    /// <param name="question">The question.</param>
    /// <param name="candidates">Series found by name, or holding owned books.</param>
    /// <param name="votes">How many owned books each series id holds.</param>
    public static HardcoverSeriesHead? Choose(SeriesQuestion question, IEnumerable<HardcoverSeriesHead> candidates, IReadOnlyDictionary<int, int> votes)
    {
        var all = candidates.DistinctBy(static head => head.Id).ToList();
        var named = all.Where(head => IsNamed(question.Name, head.Name) && (votes.ContainsKey(head.Id) || AuthorAgrees(question, head)))
            .OrderByDescending(head => votes.GetValueOrDefault(head.Id))
            .ThenByDescending(static head => head.Author is not null)
            .ThenByDescending(static head => head.CanonicalId is null)
            .ThenByDescending(static head => head.Books)
            .FirstOrDefault();
        if (named is not null)
            return named;
        // Under another name only when the owned books stand in no other series.
        var voted = all.Where(head => votes.ContainsKey(head.Id)).ToList();
        return voted is [var only] ? only : null;
    }

    private static bool IsNamed(string asked, string found) =>
        SeriesName.Of(asked).Matches(SeriesName.Of(found))
        || SeriesName.Pieces(found).Any(SeriesName.Of(asked).Matches)
        || SeriesName.Pieces(asked).Any(SeriesName.Of(found).Matches);

    private static bool AuthorAgrees(SeriesQuestion question, HardcoverSeriesHead head) =>
        question.Authors.Count == 0 || head.Author is not { } author || PersonName.AnyMatch(PersonName.ReadAll(question.Authors), PersonName.ReadAll(author));
}
