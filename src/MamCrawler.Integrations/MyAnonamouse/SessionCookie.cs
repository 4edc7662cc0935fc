namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>Reads the session cookie out of <c>Set-Cookie</c>, by hand: a cookie container would decode values, merge them and send more than one.</summary>
internal static class SessionCookie
{
    public const string Name = "mam_id";
    private const int LongestValue = 4000;

    /// <summary>The last value set, verbatim (percent escapes kept); null when none was set or only deletions were. "deleted", an empty value and Max-Age=0 are deletions.</summary>
    public static string? Read(IEnumerable<string> setCookies)
    {
        string? value = null;
        foreach (var header in setCookies)
            value = Value(header) ?? value;
        return value;
    }

    /// <summary>True for what can stand in a Cookie header as one value.</summary>
    public static bool IsValid(string value) =>
        value.Length is > 0 and <= LongestValue && value.All(static character => character is > ' ' and < '\x7f' and not (';' or ',' or '"' or '\\'));

    private static string? Value(string header)
    {
        var parts = header.Split(';');
        var equals = parts[0].IndexOf('=', StringComparison.Ordinal);
        if (equals < 0 || !parts[0].AsSpan(0, equals).Trim().SequenceEqual(Name))
            return null;
        var value = parts[0][(equals + 1)..].Trim();
        return !IsValid(value) || value.Equals("deleted", StringComparison.OrdinalIgnoreCase) || parts.Skip(1).Any(Deletes) ? null : value;
    }

    private static bool Deletes(string attribute)
    {
        var trimmed = attribute.Trim();
        return trimmed.StartsWith("Max-Age=", StringComparison.OrdinalIgnoreCase)
            && long.TryParse(trimmed.AsSpan("Max-Age=".Length), out var seconds)
            && seconds <= 0;
    }
}
