namespace MamCrawler.Core.Library;

/// <summary>Whether an author field says anything (rules.md 2).</summary>
public static class AuthorField
{
    /// <summary>
    /// The people an author field names. An author that is empty, or a series' own name, or "Unknown", is no author: what is left may be empty, and an unknown
    /// author agrees with any author when series and number agree.
    /// </summary>
    public static IReadOnlyList<PersonName> Known(IReadOnlyList<string> authors, IEnumerable<string> seriesNames)
    {
        var people = PersonName.ReadAll(authors);
        if (people.Count == 0)
            return people;
        List<SeriesName>? series = null;
        List<PersonName>? known = null;
        for (var index = 0; index < people.Count; index++)
        {
            series ??= [.. seriesNames.Select(SeriesName.Of)];
            var person = people[index];
            var unknown = IsPlaceholder(person.Key) || series.Exists(name => name.Text.Length > 0 && name.Matches(SeriesName.Of(person.Key)));
            if (unknown)
                known ??= [.. people.Take(index)];
            else
                known?.Add(person);
        }
        return known ?? people;
    }

    /// <summary>True when an author field is empty, or names only the series.</summary>
    public static bool IsUnknown(IReadOnlyList<string> authors, IEnumerable<string> seriesNames) => Known(authors, seriesNames).Count == 0;

    internal static bool IsPlaceholder(string key) =>
        key is "UNKNOWN" or "UNKNOWN AUTHOR" or "VARIOUS" or "VARIOUS AUTHORS" or "ANONYMOUS" or "NA" or "NONE" or "AUTHOR";
}
