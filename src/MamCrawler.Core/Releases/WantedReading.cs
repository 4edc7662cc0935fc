using System.Globalization;
using MamCrawler.Core.Library;

namespace MamCrawler.Core.Releases;

/// <summary>A wanted volume, read once and compared with many releases.</summary>
internal sealed class WantedReading
{
    /// <summary>Reads a wanted volume.</summary>
    /// <param name="wanted">The volume.</param>
    /// <param name="sharedNames">Lists of series' names seen before: volumes of one series share theirs, so that a release's title is read once for all of them.</param>
    public WantedReading(Wanted wanted, Dictionary<string, IReadOnlyList<string>>? sharedNames = null)
    {
        Wanted = wanted;
        Places =
        [
            .. wanted.SeriesAliases.Prepend(wanted.Series ?? "").Where(name => name.Length > 0).Distinct().Select(name => new WantedPlace(name, wanted.Number)),
            .. wanted.Also.Select(place => new WantedPlace(place.Name, place.Sequence.Position)),
        ];
        SeriesNames = [.. Places.Select(place => place.Name).Distinct()];
        if (sharedNames?.TryAdd(string.Join('\n', SeriesNames), SeriesNames) == false)
            SeriesNames = sharedNames[string.Join('\n', SeriesNames)];
        People = AuthorField.Known(wanted.Authors, SeriesNames);
        Title = TitleReading.Read(wanted.Title, null, SeriesNames, People);
        if (!Title.Key.IsEmpty && !Title.IsSeriesName)
            Title = Title with
            {
                Alternatives =
                [
                    .. Title
                        .Alternatives.Concat(SeriesNames.Select(name => TitleKey.Of($"{name}: {wanted.Title}")))
                        .Concat(Numbered(wanted))
                        .Where(key => key != Title.Key)
                        .Distinct(),
                ],
            };
        Narrators = PersonName.ReadAll(wanted.SeriesNarrators);
        Language = LanguageTag.Of(wanted.Language);
    }

    public Wanted Wanted { get; }

    /// <summary>"03 The Iron Gate", "The Iron Gate: Book 3": only for its own number; other titles begin and end with numbers too.</summary>
    private static IEnumerable<TitleKey> Numbered(Wanted wanted)
    {
        if (wanted.Number is not (> 0 and < 1000))
            yield break;
        var number = wanted.Number.Value.ToString("0.##", CultureInfo.InvariantCulture);
        yield return TitleKey.Of($"{number} {wanted.Title}");
        yield return TitleKey.Of($"{wanted.Title} {number}");
    }

    public IReadOnlyList<WantedPlace> Places { get; }

    public IReadOnlyList<string> SeriesNames { get; }

    public IReadOnlyList<PersonName> People { get; }

    public TitleReading Title { get; }

    public IReadOnlyList<PersonName> Narrators { get; }

    public LanguageTag Language { get; }

    /// <summary>True when the title tells this volume from the others of its series.</summary>
    public bool HasOwnTitle => !Title.Key.IsEmpty && !Title.IsSeriesName;

    /// <summary>True when any of its series goes by this name.</summary>
    public bool IsInSeries(SeriesName name)
    {
        foreach (var place in Places)
            if (place.Key.Matches(name))
                return true;
        return false;
    }
}
