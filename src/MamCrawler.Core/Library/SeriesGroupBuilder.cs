namespace MamCrawler.Core.Library;

/// <summary>Makes the groups of one series name. Usually one; two where the library holds two different series of that name.</summary>
internal sealed class SeriesGroupBuilder(NamePool names)
{
    /// <summary>More than this are not series of one name but one series of many hands.</summary>
    private const int MostSeriesOfOneName = 4;

    private readonly NameCount _authors = new();
    private readonly NameCount _narrators = new();
    private readonly NameCount _languages = new();
    private string? _lastLanguage;
    private string _lastCode = "";

    public void Build(SeriesDraft draft, List<SeriesGroup> groups)
    {
        var parts = Collides(draft.Volumes) ? Split(draft.Volumes) : null;
        if (parts is null or { Count: 1 or > MostSeriesOfOneName })
        {
            groups.Add(Group(draft.Key, draft, draft.Volumes, draft.Followed));
            return;
        }

        foreach (var part in parts)
        {
            var author = part.SelectMany(volume => volume.Authors).SelectMany(names.PeopleIn).First(person => !person.NamesSeries);
            var followed =
                draft.Followed
                && (
                    draft.FollowedAuthors.Count == 0
                    || draft.FollowedAuthors.SelectMany(names.PeopleIn).Any(person => part.Exists(volume => IsBy(volume, person)))
                );
            groups.Add(Group(SeriesKey.Bounded($"{draft.Key} by {author.Key}"), draft, part, followed));
        }
    }

    private SeriesGroup Group(string key, SeriesDraft draft, List<OwnedVolume> volumes, bool followed)
    {
        _authors.Clear();
        _narrators.Clear();
        _languages.Clear();
        var asins = new List<string>(volumes.Count);
        foreach (var volume in volumes)
        {
            for (var index = 0; index < volume.Authors.Count; index++)
                if (IsKnown(volume.Authors[index]))
                    _authors.Add(volume.Authors[index]);
            for (var index = 0; index < volume.Narrators.Count; index++)
                _narrators.Add(volume.Narrators[index]);
            if (volume.Language is not null && Code(volume.Language) is { Length: > 0 } code)
                _languages.Add(code);
            if (!string.IsNullOrEmpty(volume.Asin))
                asins.Add(volume.Asin);
        }

        if (volumes.Count == 0)
            foreach (var author in draft.FollowedAuthors)
                _authors.Add(author);
        return new SeriesGroup
        {
            Key = key,
            Name = draft.Name,
            Authors = _authors.Listed(),
            Asins = asins,
            Volumes = volumes,
            Followed = followed,
            Language = Spelling(volumes),
            Narrators = _narrators.Listed(),
        };
    }

    private string Code(string language)
    {
        if (!ReferenceEquals(language, _lastLanguage))
            (_lastLanguage, _lastCode) = (language, LanguageTag.Of(language).Code);
        return _lastCode;
    }

    private string? Spelling(List<OwnedVolume> volumes)
    {
        var most = _languages.Most;
        foreach (var volume in volumes)
            if (most is not null && volume.Language is not null && Code(volume.Language) == most)
                return volume.Language;
        return null;
    }

    private bool IsKnown(string field)
    {
        foreach (var person in names.PeopleIn(field))
            if (!person.NamesSeries)
                return true;
        return false;
    }

    /// <summary>True when two whole volumes at one position are by different authors and bear different titles: no series has that, two of one name do.</summary>
    private bool Collides(List<OwnedVolume> volumes)
    {
        if (volumes.Count < 2)
            return false;
        var first = new Dictionary<decimal, OwnedVolume>(volumes.Count);
        foreach (var volume in volumes)
        {
            if (volume.Sequence.Position is not { } position || volume.Part is not null || first.TryAdd(position, volume))
                continue;
            var other = first[position];
            if (IsKnown(volume) && IsKnown(other) && !SharesAuthor(volume, other) && !TitleKey.Of(volume.Title).Matches(TitleKey.Of(other.Title)))
                return true;
        }

        return false;
    }

    // Volumes with a common author belong together; those of unknown authors go with the first part.
    private List<List<OwnedVolume>> Split(List<OwnedVolume> volumes)
    {
        var parts = new List<List<OwnedVolume>>();
        foreach (var volume in volumes.Where(IsKnown))
        {
            var near = parts.FindAll(part => part.Exists(other => SharesAuthor(volume, other)));
            parts.RemoveAll(near.Contains);
            parts.Add([.. near.SelectMany(part => part), volume]);
        }

        parts[0].AddRange(volumes.Where(volume => !IsKnown(volume)));
        return parts;
    }

    private bool IsKnown(OwnedVolume volume) => volume.Authors.Any(IsKnown);

    private bool IsBy(OwnedVolume volume, AuthorDraft person) => volume.Authors.Any(field => names.PeopleIn(field).Contains(person));

    private bool SharesAuthor(OwnedVolume left, OwnedVolume right)
    {
        foreach (var field in left.Authors)
        foreach (var person in names.PeopleIn(field))
            if (IsBy(right, person))
                return true;
        return false;
    }
}
