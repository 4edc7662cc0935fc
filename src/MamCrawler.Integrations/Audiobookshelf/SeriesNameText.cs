using MamCrawler.Core.Library;

namespace MamCrawler.Integrations.Audiobookshelf;

/// <summary>
/// Reads the list's <c>seriesName</c> ("Foo #1, Bar #2"), but only where it can mean one thing. The server joins series with ", " and puts " #" before a
/// sequence, and neither is escaped in names and sequences.
/// </summary>
public static class SeriesNameText
{
    /// <summary>Reads the text.</summary>
    /// <param name="text">As it came; null or empty is no series.</param>
    /// <param name="series">The memberships when it can be read safely, else empty.</param>
    /// <param name="why">Why it cannot be read safely; null when it can.</param>
    public static bool TryRead(string? text, out IReadOnlyList<SeriesMembership> series, out string? why)
    {
        series = [];
        why = null;
        if (string.IsNullOrWhiteSpace(text))
            return true;
        if (text.Contains(", ", StringComparison.Ordinal))
        {
            why = "its series text holds \", \", which parts two series but also stands inside names and sequences";
            return false;
        }

        var mark = text.IndexOf(" #", StringComparison.Ordinal);
        if (mark < 0)
        {
            series = [new SeriesMembership(text, SequenceText.Empty)];
            return true;
        }

        var sequence = text[(mark + 2)..];
        if (mark == 0 || !IsSequence(sequence))
        {
            why = "its series text holds \" #\" and what follows is no plain sequence, so that it may belong to the name";
            return false;
        }

        series = [new SeriesMembership(text[..mark], SequenceText.Parse(sequence))];
        return true;
    }

    // "3", "0.5", "1-3", "5p3": begins with a digit, and holds nothing that could be the rest of a name.
    private static bool IsSequence(string text) =>
        text.Length is > 0 and <= 12
        && char.IsAsciiDigit(text[0])
        && text.All(static character => char.IsAsciiDigit(character) || character is '.' or '-' or 'p');
}
