using System.Globalization;
using MamCrawler.Core.Library;

namespace MamCrawler.Core.Metadata;

/// <summary>Reads what a provider states for a field, in the form that a library can hold; what is not fit for it is no value.</summary>
internal static class FieldReading
{
    private const int MostGenres = 10;

    /// <summary>The values; none when the provider states none that is fit, or may not be believed for the field.</summary>
    internal static IReadOnlyList<string> ValuesOf(Book book, MetadataField field, ProviderFacts answer, DateTimeOffset now)
    {
        var facts = answer.Facts;
        if (answer.States?.Contains(field) == false || !FieldTrust.MayState(field, answer.Provider))
            return [];
        return field switch
        {
            MetadataField.Narrators => answer.IsOfItem || SameBook.IsSameRecording(book, facts) ? FieldText.Names(facts.Narrators) : [],
            MetadataField.Series => FieldText.Names([.. facts.Series.Select(SeriesText.Of)]),
            MetadataField.Genres => [.. FieldText.Names(facts.Genres).Take(MostGenres)],
            _ => Single(book, field, answer, now) is { } value ? [value] : [],
        };
    }

    /// <summary>True for a field of which providers say different things without one of them being wrong.</summary>
    internal static bool MayDiffer(MetadataField field) => field is MetadataField.Description or MetadataField.Genres or MetadataField.Cover;

    /// <summary>True when two providers say the same, whatever their spelling.</summary>
    internal static bool AreSame(MetadataField field, IReadOnlyList<string> some, IReadOnlyList<string> others) =>
        field switch
        {
            MetadataField.Cover => some.SequenceEqual(others, StringComparer.Ordinal),
            MetadataField.Series => Places(some).SetEquals(Places(others)),
            MetadataField.Description => some.Select(LettersOf).SequenceEqual(others.Select(LettersOf), StringComparer.OrdinalIgnoreCase),
            _ => Fold(some).SetEquals(Fold(others)),
        };

    private static string? Single(Book book, MetadataField field, ProviderFacts answer, DateTimeOffset now) =>
        field switch
        {
            MetadataField.Subtitle => FieldText.Line(answer.Facts.Subtitle),
            MetadataField.Isbn => FieldText.Isbn(answer.Facts.Isbn),
            MetadataField.Language => FieldText.Line(answer.Facts.Language),
            MetadataField.Publisher => FieldText.Line(answer.Facts.Publisher),
            MetadataField.PublishedYear => FieldText.Year(answer.Facts.ReleaseDate, now),
            MetadataField.Asin => IsOfRecording(book, answer) ? FieldText.Asin(answer.Facts.Asin) : null,
            MetadataField.Description => DescriptionText.Read(answer.Facts.Description),
            MetadataField.Cover => CoverAddress.Read(answer.Facts.Cover?.OriginalString),
            _ => null,
        };

    /// <summary>An ASIN names a recording, so it takes more than a title: the playing times must be known and agree.</summary>
    private static bool IsOfRecording(Book book, ProviderFacts answer) =>
        answer.IsOfItem || (book.Duration is not null && answer.Facts.Duration is not null && SameBook.IsSameRecording(book, answer.Facts));

    private static HashSet<(string Name, string Position)> Places(IReadOnlyList<string> series) =>
        [.. series.Select(SeriesText.Read).Select(place => (SeriesName.Of(place.Name).Text, PositionOf(SequenceText.Parse(place.Sequence))))];

    private static string PositionOf(SequenceText sequence) => sequence.Position?.ToString("0.###", CultureInfo.InvariantCulture) ?? sequence.Raw.Trim();

    private static string LettersOf(string text) => string.Concat(DescriptionText.Plain(text).Where(char.IsLetterOrDigit));

    private static HashSet<string> Fold(IReadOnlyList<string> values) =>
        values.Select(value => TitleKey.Of(value) is { IsEmpty: false } key ? key.Text : value).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
