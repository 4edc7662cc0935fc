namespace MamCrawler.Integrations.Audiobookshelf;

/// <summary>Reads the list's <c>authorName</c> and <c>narratorName</c>, but only where they can mean one thing: the server joins names with ", " and a name may hold one.</summary>
public static class PersonNamesText
{
    /// <summary>Reads the text.</summary>
    /// <param name="text">As it came; null or empty is nobody.</param>
    /// <param name="names">The names when it can be read safely, else empty.</param>
    /// <param name="why">Why it cannot be read safely; null when it can.</param>
    public static bool TryRead(string? text, out IReadOnlyList<string> names, out string? why)
    {
        names = [];
        why = null;
        if (string.IsNullOrWhiteSpace(text))
            return true;
        if (text.Contains(", ", StringComparison.Ordinal))
        {
            why = "its list of people holds \", \", which parts two people but also stands inside names (\"Oakhollow, Maren\")";
            return false;
        }

        names = [text];
        return true;
    }
}
