using MamCrawler.Core.Library;

namespace MamCrawler.Core.Metadata;

/// <summary>
/// Proposes values for empty fields (rules.md 7, fill only): a field that has a value gets none, whatever providers say, and where providers contradict each other
/// nothing is proposed.
/// </summary>
public static class FillOnly
{
    /// <summary>Providers that may state a series: Audnexus keeps at most two of a book (external-apis.md C.5).</summary>
    private static readonly string[] SeriesProviders = ["Hardcover", "Audible"];

    /// <summary>The fields of a book that are empty.</summary>
    public static IReadOnlyList<MetadataField> EmptyFieldsOf(Book book) => [.. Enum.GetValues<MetadataField>().Where(field => IsEmpty(book, field))];

    /// <summary>The proposals for a book.</summary>
    /// <param name="book">The book as the library describes it now.</param>
    /// <param name="answers">What providers state, the most trusted first.</param>
    /// <param name="now">The present.</param>
    public static IReadOnlyList<FieldProposal> Propose(Book book, IReadOnlyList<ProviderFacts> answers, DateTimeOffset now)
    {
        var same = answers.Where(answer => SameBook.Is(book, answer.Facts)).ToArray();
        return [.. EmptyFieldsOf(book).Select(field => Propose(book, field, same, now)).OfType<FieldProposal>()];
    }

    private static FieldProposal? Propose(Book book, MetadataField field, IReadOnlyList<ProviderFacts> answers, DateTimeOffset now)
    {
        var stated = answers
            .Select(answer => (answer.Provider, Values: ValuesOf(book, field, answer, now)))
            .Where(value => value.Values.Count > 0)
            .DistinctBy(value => value.Provider, StringComparer.Ordinal)
            .ToArray();
        if (stated.Length == 0 || stated.Any(value => !IsSame(value.Values, stated[0].Values)))
            return null;
        return new FieldProposal(
            book.Id,
            book.Title,
            field,
            stated[0].Values,
            [.. stated.Select(value => value.Provider)],
            stated.Length > 1 ? ProposalConfidence.High : ProposalConfidence.Medium,
            now
        );
    }

    private static bool IsEmpty(Book book, MetadataField field) =>
        field switch
        {
            MetadataField.Subtitle => string.IsNullOrWhiteSpace(book.Subtitle),
            MetadataField.Narrators => book.Narrators.All(string.IsNullOrWhiteSpace),
            MetadataField.Series => book.Series.Count == 0,
            MetadataField.Isbn => string.IsNullOrWhiteSpace(book.Isbn),
            MetadataField.Language => string.IsNullOrWhiteSpace(book.Language),
            MetadataField.Publisher => string.IsNullOrWhiteSpace(book.Publisher),
            MetadataField.PublishedYear => string.IsNullOrWhiteSpace(book.PublishedYear),
            // What the library holds of the others is not read yet, so that none of them can be called empty.
            _ => false,
        };

    private static IReadOnlyList<string> ValuesOf(Book book, MetadataField field, ProviderFacts answer, DateTimeOffset now)
    {
        var facts = answer.Facts;
        if (answer.States?.Contains(field) == false)
            return [];
        return field switch
        {
            MetadataField.Narrators => SameBook.IsSameRecording(book, facts) ? FieldText.Names(facts.Narrators) : [],
            MetadataField.Series => SeriesProviders.Contains(answer.Provider) ? FieldText.Names([.. facts.Series.Select(TextOf)]) : [],
            _ => Single(field, facts, now) is { } value ? [value] : [],
        };
    }

    private static string? Single(MetadataField field, BookFacts facts, DateTimeOffset now) =>
        field switch
        {
            MetadataField.Subtitle => FieldText.Line(facts.Subtitle),
            MetadataField.Isbn => FieldText.Isbn(facts.Isbn),
            MetadataField.Language => FieldText.Line(facts.Language),
            MetadataField.Publisher => FieldText.Line(facts.Publisher),
            _ => FieldText.Year(facts.ReleaseDate, now),
        };

    // As the library itself writes it into metadata.json; a series without a position has its name alone.
    private static string TextOf(SeriesMembership place) => place.Sequence.Raw.Length > 0 ? $"{place.Name} #{place.Sequence.Raw}" : place.Name;

    private static bool IsSame(IReadOnlyList<string> some, IReadOnlyList<string> others) => Fold(some).SetEquals(Fold(others));

    private static HashSet<string> Fold(IReadOnlyList<string> values) =>
        values.Select(value => TitleKey.Of(value) is { IsEmpty: false } key ? key.Text : value).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
