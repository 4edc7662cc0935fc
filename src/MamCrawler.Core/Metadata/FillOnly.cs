using MamCrawler.Core.Library;

namespace MamCrawler.Core.Metadata;

/// <summary>
/// Proposes values for empty fields (rules.md 7, fill only): a field that has a value gets none, whatever providers say, and where providers contradict each other
/// nothing is proposed.
/// </summary>
public static class FillOnly
{
    /// <summary>The fields of a book that are empty.</summary>
    public static IReadOnlyList<MetadataField> EmptyFieldsOf(Book book) => [.. Enum.GetValues<MetadataField>().Where(field => IsEmpty(book, field))];

    /// <summary>True for a field that is filled at all. Whether a book is abridged is a yes or a no in the library, so that "not known" cannot be told from "no".</summary>
    public static bool IsWritten(MetadataField field) => field != MetadataField.Abridged;

    /// <summary>The proposals for a book.</summary>
    /// <param name="book">The book as the library describes it now.</param>
    /// <param name="answers">What providers state, the most trusted first.</param>
    /// <param name="now">The present.</param>
    public static IReadOnlyList<FieldProposal> Propose(Book book, IReadOnlyList<ProviderFacts> answers, DateTimeOffset now)
    {
        var same = answers.Where(answer => answer.IsOfItem || SameBook.Is(book, answer.Facts)).ToArray();
        return [.. EmptyFieldsOf(book).Select(field => Propose(book, field, same, now)).OfType<FieldProposal>()];
    }

    private static FieldProposal? Propose(Book book, MetadataField field, IReadOnlyList<ProviderFacts> answers, DateTimeOffset now)
    {
        var stated = answers
            .Select(answer => (Answer: answer, Values: FieldReading.ValuesOf(book, field, answer, now)))
            .Where(value => value.Values.Count > 0)
            .DistinctBy(value => value.Answer.Provider, StringComparer.Ordinal)
            .ToArray();
        if (stated.Length == 0)
            return null;
        var agreeing = stated.Where(value => FieldReading.AreSame(field, value.Values, stated[0].Values)).Select(value => value.Answer).ToArray();
        if (agreeing.Length < stated.Length && !FieldReading.MayDiffer(field))
            return null;
        return new FieldProposal(
            book.Id,
            book.Title,
            field,
            stated[0].Values,
            [.. agreeing.Select(answer => answer.Provider)],
            agreeing.Length > 1 ? ProposalConfidence.High : ProposalConfidence.Medium,
            now
        )
        {
            Trusted = agreeing.Any(answer => FieldTrust.IsTrusted(book, field, answer)),
        };
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
            MetadataField.Asin => string.IsNullOrWhiteSpace(book.Asin),
            MetadataField.Description => book.LacksDescription,
            MetadataField.Genres => book.LacksGenres,
            MetadataField.Cover => book.LacksCover,
            _ => false,
        };
}
