namespace MamCrawler.Core.Library;

/// <summary>Makes the groups of one series name. Usually one; two where the library holds two different series of that name.</summary>
internal static class SeriesGroupBuilder
{
    /// <summary>More than this are not series of one name but one series of many hands.</summary>
    private const int MostSeriesOfOneName = 4;

    public static IEnumerable<SeriesGroup> Build(string key, SeriesDraft draft, Func<string, bool> isUnknownAuthor)
    {
        var parts = Collides(draft.Volumes, isUnknownAuthor) ? Split(draft.Volumes, isUnknownAuthor) : [draft.Volumes];
        if (parts.Count is 1 or > MostSeriesOfOneName)
            parts = [draft.Volumes];
        if (parts.Count == 1)
            return [Group(key, draft, parts[0], draft.Followed, isUnknownAuthor)];
        return parts.Select(part =>
        {
            var author = part.SelectMany(volume => volume.Authors).First(name => !isUnknownAuthor(name));
            var followed = draft.Followed && (draft.FollowedAuthors.Count == 0
                || draft.FollowedAuthors.Exists(name => part.Exists(volume => volume.Authors.Any(other => PersonName.Of(other).Matches(PersonName.Of(name))))));
            return Group(SeriesKey.Bounded($"{key} by {PersonName.Of(author).Key}"), draft, part, followed, isUnknownAuthor);
        });
    }

    private static SeriesGroup Group(string key, SeriesDraft draft, List<OwnedVolume> volumes, bool followed, Func<string, bool> isUnknownAuthor)
    {
        var authors = new NameCount();
        var narrators = new NameCount();
        var languages = new NameCount();
        var asins = new List<string>(volumes.Count);
        foreach (var volume in volumes)
        {
            foreach (var author in volume.Authors)
                if (!isUnknownAuthor(author))
                    authors.Add(author);
            foreach (var narrator in volume.Narrators)
                narrators.Add(narrator);
            if (LanguageTag.Of(volume.Language).IsKnown)
                languages.Add(volume.Language!);
            if (!string.IsNullOrEmpty(volume.Asin))
                asins.Add(volume.Asin);
        }

        if (volumes.Count == 0)
            foreach (var author in draft.FollowedAuthors)
                authors.Add(author);
        return new SeriesGroup
        {
            Key = key, Name = draft.Name, Authors = authors.Listed(), Asins = asins, Volumes = volumes, Followed = followed,
            Language = languages.Most, Narrators = narrators.Listed(),
        };
    }

    /// <summary>True when two whole volumes at one position are by different authors and bear different titles: no series has that, two of one name do.</summary>
    private static bool Collides(List<OwnedVolume> volumes, Func<string, bool> isUnknownAuthor)
    {
        if (volumes.Count < 2)
            return false;
        var first = new Dictionary<decimal, OwnedVolume>();
        foreach (var volume in volumes)
        {
            if (volume.Sequence.Position is not { } position || volume.Part is not null || first.TryAdd(position, volume))
                continue;
            var other = first[position];
            if (Known(volume, isUnknownAuthor) && Known(other, isUnknownAuthor) && !SharesAuthor(volume, other) && !TitleKey.Of(volume.Title).Matches(TitleKey.Of(other.Title)))
                return true;
        }

        return false;
    }

    // Volumes with a common author belong together; those of unknown authors go with the first part.
    private static List<List<OwnedVolume>> Split(List<OwnedVolume> volumes, Func<string, bool> isUnknownAuthor)
    {
        var parts = new List<List<OwnedVolume>>();
        foreach (var volume in volumes.Where(volume => Known(volume, isUnknownAuthor)))
        {
            var near = parts.FindAll(part => part.Exists(other => SharesAuthor(volume, other)));
            parts.RemoveAll(near.Contains);
            parts.Add([.. near.SelectMany(part => part), volume]);
        }

        parts[0].AddRange(volumes.Where(volume => !Known(volume, isUnknownAuthor)));
        return parts;
    }

    private static bool Known(OwnedVolume volume, Func<string, bool> isUnknownAuthor) => volume.Authors.Any(name => !isUnknownAuthor(name));

    private static bool SharesAuthor(OwnedVolume left, OwnedVolume right)
    {
        foreach (var one in left.Authors)
            foreach (var other in right.Authors)
                if (one == other || PersonName.Of(one).Matches(PersonName.Of(other)))
                    return true;
        return false;
    }
}
