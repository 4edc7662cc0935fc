using MamCrawler.Core.Library;

namespace MamCrawler.Core.Gaps;

/// <summary>Decides which catalogs speak of the series at all, and learns its other names from them.</summary>
internal static class CatalogTrust
{
    /// <summary>The catalogs that speak of this series, and the names it goes by in them.</summary>
    public static List<SeriesCatalog> Accept(SeriesGroup group, IReadOnlyList<SeriesCatalog> catalogs, SeriesNames names)
    {
        var accepted = new List<SeriesCatalog>(catalogs.Count);
        // What one witness teaches can vouch for another, so those that were not believed are heard once more.
        for (var hearing = 0; hearing < 2 && accepted.Count < catalogs.Count; hearing++)
        for (var index = 0; index < catalogs.Count; index++)
            if (catalogs[index] is { Works.Count: > 0 } catalog && (hearing == 0 || !accepted.Contains(catalog)) && Agrees(group, catalog, names, accepted))
                accepted.Add(catalog);
        foreach (var catalog in accepted)
            LearnFromWorks(catalog, names);
        return accepted;
    }

    private static bool Agrees(SeriesGroup group, SeriesCatalog catalog, SeriesNames names, List<SeriesCatalog> accepted)
    {
        var named = names.Knows(catalog.Name);
        for (var alias = 0; alias < catalog.Aliases.Count; alias++)
            named |= names.Knows(catalog.Aliases[alias]);
        named = named || NamesItInWorks(catalog, names);
        if (named)
        {
            if (group.Authors.Count > 0 && !SharesAuthor(group, catalog) && !SharesWork(group, catalog, accepted))
                return false;
        }
        else if (SharesWork(group, catalog, accepted))
        {
            named = true;
        }
        else if (group.Authors.Count == 0 || !SharesAuthor(group, catalog))
        {
            return false;
        }

        if (named)
        {
            names.Learn(catalog.Name);
            for (var alias = 0; alias < catalog.Aliases.Count; alias++)
                names.Learn(catalog.Aliases[alias]);
        }

        return true;
    }

    private static bool NamesItInWorks(SeriesCatalog catalog, SeriesNames names)
    {
        foreach (var work in catalog.Works)
        foreach (var place in work.Series)
            if (names.Knows(place.Name))
                return true;
        return false;
    }

    private static bool SharesAuthor(SeriesGroup group, SeriesCatalog catalog)
    {
        PersonName[]? folded = null;
        var anyAuthor = false;
        for (var work = 0; work < catalog.Works.Count; work++)
        {
            var authors = catalog.Works[work].Authors;
            anyAuthor |= authors.Count > 0;
            for (var author = 0; author < authors.Count; author++)
            for (var known = 0; known < group.Authors.Count; known++)
                if (group.Authors[known] == authors[author])
                    return true;
        }

        foreach (var author in catalog.Works.SelectMany(work => work.Authors).Distinct(StringComparer.Ordinal))
        {
            folded ??= [.. group.Authors.Select(PersonName.Of)];
            if (Array.Exists(folded, PersonName.Of(author).Matches))
                return true;
        }

        return !anyAuthor;
    }

    private static bool SharesWork(SeriesGroup group, SeriesCatalog catalog, List<SeriesCatalog> accepted)
    {
        foreach (var work in catalog.Works)
        foreach (var asin in work.Asins)
            if (group.Asins.Contains(asin) || accepted.Exists(other => other.Works.Any(listed => listed.Asins.Contains(asin))))
                return true;
        if (accepted.Count == 0 && group.Volumes.Count == 0)
            return false;
        var titles = new HashSet<string>(StringComparer.Ordinal);
        foreach (var volume in group.Volumes)
            titles.Add(TitleReading.Read(volume.Title, null, [group.Name]).Key.Text);
        foreach (var work in accepted.SelectMany(other => other.Works))
            titles.Add(TitleReading.Read(work.Title, work.Subtitle, [group.Name]).Key.Text);
        titles.Remove("");
        titles.Remove(SeriesKey.Of(group.Name).Text);
        return catalog.Works.Any(work => titles.Contains(TitleReading.Read(work.Title, work.Subtitle, [group.Name, catalog.Name]).Key.Text));
    }

    // A second name is the same series when it numbers at least two works, and every one of them the same; a sub-series that starts elsewhere does not.
    private static void LearnFromWorks(SeriesCatalog catalog, SeriesNames names)
    {
        Dictionary<string, int>? agreeing = null;
        for (var index = 0; index < catalog.Works.Count; index++)
        {
            var work = catalog.Works[index];
            if (work.Series.Count == 0 || work.Sequence.Position is not { } position)
                continue;
            for (var at = 0; at < work.Series.Count; at++)
            {
                var place = work.Series[at];
                if (names.Knows(place.Name) || place.Sequence.Position is not { } other)
                    continue;
                agreeing ??= new(StringComparer.OrdinalIgnoreCase);
                agreeing[place.Name] = other == position && agreeing.GetValueOrDefault(place.Name) is >= 0 and var count ? count + 1 : -1;
            }
        }

        if (agreeing is not null)
            foreach (var (name, count) in agreeing)
                if (count >= 2)
                    names.Learn(name);
    }
}
