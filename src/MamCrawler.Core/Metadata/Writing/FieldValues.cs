namespace MamCrawler.Core.Metadata.Writing;

/// <summary>Compares what fields hold, and tells it.</summary>
internal static class FieldValues
{
    private const int Shown = 120;

    /// <summary>True when a field holds exactly the same. The order of series is the server's own.</summary>
    internal static bool AreSame(MetadataField field, IReadOnlyList<string> some, IReadOnlyList<string> others) =>
        field == MetadataField.Series
            ? some.Order(StringComparer.Ordinal).SequenceEqual(others.Order(StringComparer.Ordinal), StringComparer.Ordinal)
            : some.SequenceEqual(others, StringComparer.Ordinal);

    /// <summary>True when a field holds the same as far as a person can read it: the server cleans descriptions.</summary>
    internal static bool SayTheSame(MetadataField field, IReadOnlyList<string> some, IReadOnlyList<string> others) =>
        AreSame(field, some, others)
        || (
            field == MetadataField.Description && some.Select(DescriptionText.Plain).SequenceEqual(others.Select(DescriptionText.Plain), StringComparer.Ordinal)
        );

    /// <summary>A proposal's values as the library keeps them.</summary>
    internal static IReadOnlyList<string> ForLibrary(MetadataField field, IReadOnlyList<string> values) =>
        field == MetadataField.Description ? [.. values.Select(DescriptionText.ToHtml)] : values;

    /// <summary>The values for a sentence, cut where they are long.</summary>
    internal static string Tell(MetadataField field, IReadOnlyList<string> values)
    {
        var text = string.Join("; ", field == MetadataField.Description ? values.Select(DescriptionText.Plain) : values);
        return text.Length == 0 ? "nothing"
            : text.Length <= Shown ? $"'{text}'"
            : $"'{text[..Shown]}…'";
    }
}
