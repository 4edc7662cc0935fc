using MamCrawler.Core.Library;

namespace MamCrawler.Core.Metadata;

/// <summary>Which provider is believed for which field, beside what each says of itself (rules.md 7).</summary>
internal static class FieldTrust
{
    /// <summary>What the tracker said of a release when it was chosen.</summary>
    internal const string Tracker = "MyAnonamouse";

    /// <summary>What the witnesses of a gap said when its release was chosen.</summary>
    internal const string Witnesses = "Witnesses";

    private const string Audible = "Audible";
    private const string Hardcover = "Hardcover";

    /// <summary>Audnexus keeps at most two series of a book (external-apis.md C.5).</summary>
    internal static bool MayState(MetadataField field, string provider) => field != MetadataField.Series || provider is Hardcover or Audible or Witnesses;

    /// <summary>True when a provider alone is enough for a field: it is the one that knows the recording, and it speaks of the item's own ASIN, or of the very release that was shelved.</summary>
    internal static bool IsTrusted(Book book, MetadataField field, ProviderFacts answer) =>
        MostTrusted(field).Contains(answer.Provider) && (answer.IsOfItem || IsOfAsin(book, answer.Facts));

    private static string[] MostTrusted(MetadataField field) =>
        field switch
        {
            MetadataField.Narrators or MetadataField.Asin => [Tracker, Witnesses, Audible],
            MetadataField.Series => [Witnesses, Hardcover, Audible],
            _ => [Witnesses, Audible],
        };

    private static bool IsOfAsin(Book book, BookFacts facts) =>
        !string.IsNullOrWhiteSpace(book.Asin) && string.Equals(book.Asin.Trim(), facts.Asin?.Trim(), StringComparison.OrdinalIgnoreCase);
}
