namespace MamCrawler.Core.Library;

/// <summary>
/// Takes a known series' name and number off a title in the four ways listings hang it on: "Title (Series, Book 3)", "Series #3: Title", "Title: Series, Book 3" and
/// "Series: Title". Only for books whose number is known otherwise; everything else is read in full, with the same result (held by a test).
/// </summary>
internal static class SeriesOrnament
{
    private const string Marker = ", Book ";

    /// <summary>The bare title; empty when the name does not hang on it in one of these ways.</summary>
    /// <param name="title">The title as it came.</param>
    /// <param name="name">The series' name.</param>
    /// <param name="named">True for "Series: Title", which may be the whole title as well.</param>
    public static ReadOnlySpan<char> Strip(ReadOnlySpan<char> title, ReadOnlySpan<char> name, out bool named)
    {
        named = false;
        if (name.IsEmpty || title.Length < name.Length + 3)
            return [];
        if (title.StartsWith(name, StringComparison.Ordinal))
            return AfterName(title[name.Length..], out named);
        if (title[^1] == ')' && title.LastIndexOf(" (", StringComparison.Ordinal) is > 0 and var bracket && IsPlace(title[(bracket + 2)..^1], name))
            return title[..bracket];
        return title.LastIndexOf(": ", StringComparison.Ordinal) is > 0 and var colon && IsPlace(title[(colon + 2)..], name) ? title[..colon] : [];
    }

    private static ReadOnlySpan<char> AfterName(ReadOnlySpan<char> rest, out bool named)
    {
        named = rest.StartsWith(": ", StringComparison.Ordinal);
        if (named)
            return rest[2..];
        var colon = rest.IndexOf(": ", StringComparison.Ordinal);
        return colon > 2 && rest.StartsWith(" #", StringComparison.Ordinal) && IsNumber(rest[2..colon]) ? rest[(colon + 2)..] : [];
    }

    /// <summary>True for "Series, Book 3".</summary>
    public static bool IsPlace(ReadOnlySpan<char> text, ReadOnlySpan<char> name) =>
        text.StartsWith(name, StringComparison.Ordinal)
        && text[name.Length..].StartsWith(Marker, StringComparison.Ordinal)
        && IsNumber(text[(name.Length + Marker.Length)..]);

    private static bool IsNumber(ReadOnlySpan<char> text) => text.Length is > 0 and <= 2 && text.IndexOfAnyExceptInRange('0', '9') < 0;
}
