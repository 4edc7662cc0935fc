using MamCrawler.Core.Library;

namespace MamCrawler.Core.Releases;

/// <summary>A release, read once and compared with many wanted volumes.</summary>
internal sealed class ReleaseReading
{
    // Most rows of a search are told apart by their author; the rest is read when it is asked for.
    private readonly Lazy<string?> _dramatised;
    private readonly Lazy<bool?> _abridged;
    private readonly Lazy<BundleText> _bundle;
    private IReadOnlyList<string>? _titleSeries;
    private TitleReading? _title;

    public ReleaseReading(Release release)
    {
        Release = release;
        Series = [.. release.Series.Select(membership => new ReleasePlace(membership))];
        People = AuthorField.Known(release.Authors, release.Series.Select(membership => membership.Name));
        Narrators = [.. PersonName.ReadAll(release.Narrators).Where(person => !NarratorWords.IsNobody(person.Key))];
        Language = LanguageTag.Of(release.LanguageCode);
        _dramatised = new(() => DramatisedEvidence.Of(release));
        _abridged = new(() => AbridgedEvidence.Of(release));
        _bundle = new(() => BundleText.Read(release.Tags));
    }

    public Release Release { get; }

    public IReadOnlyList<ReleasePlace> Series { get; }

    public IReadOnlyList<PersonName> People { get; }

    /// <summary>Its known narrators; "Full Cast" and the like are nobody.</summary>
    public IReadOnlyList<PersonName> Narrators { get; }

    public LanguageTag Language { get; }

    /// <summary>Why it counts as dramatised, in words; null when it does not.</summary>
    public string? Dramatised => _dramatised.Value;

    /// <summary>True when abridged, false when stated unabridged, null when unknown.</summary>
    public bool? Abridged => _abridged.Value;

    /// <summary>The volumes that its tags list ("Novels #4, 5, 7").</summary>
    public BundleText Bundle => _bundle.Value;

    /// <summary>Its title, read with its own series' names and those of the wanted volume.</summary>
    public TitleReading Title(IReadOnlyList<string> wantedSeries)
    {
        if (_title is not null && ReferenceEquals(_titleSeries, wantedSeries))
            return _title;
        _titleSeries = wantedSeries;
        return _title = TitleReading.Read(Release.Title, null, [.. Release.Series.Select(membership => membership.Name), .. wantedSeries], People);
    }
}
