using MamCrawler.Core.Library;

namespace MamCrawler.Core.Metadata;

/// <summary>
/// A place in a series as one text, "Name #3", as the library itself writes it; without a position the name alone. A "#" of the name or of the position is doubled, so that
/// every text can be read back exactly: the position begins at the one odd run of "#" behind a space.
/// </summary>
public static class SeriesText
{
    /// <summary>The text of a place.</summary>
    /// <param name="name">The series' name.</param>
    /// <param name="sequence">The position as the library or a provider writes it; null or empty when there is none.</param>
    public static string Of(string name, string? sequence) => string.IsNullOrEmpty(sequence) ? Double(name) : $"{Double(name)} #{Double(sequence)}";

    /// <inheritdoc cref="Of(string, string?)" />
    public static string Of(SeriesMembership place) => Of(place.Name, place.Sequence.Raw);

    /// <summary>The place that a text stands for; the position is null when it has none.</summary>
    public static (string Name, string? Sequence) Read(string text)
    {
        for (var at = text.IndexOf(" #", StringComparison.Ordinal); at >= 0; at = text.IndexOf(" #", at + 1, StringComparison.Ordinal))
        {
            var run = text.AsSpan(at + 1).IndexOfAnyExcept('#');
            if ((run < 0 ? text.Length - at - 1 : run) % 2 == 1)
                return (Halve(text[..at]), Halve(text[(at + 2)..]));
        }

        return (Halve(text), null);
    }

    private static string Double(string text) => text.Replace("#", "##", StringComparison.Ordinal);

    private static string Halve(string text) => text.Replace("##", "#", StringComparison.Ordinal);
}
