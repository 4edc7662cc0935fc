using System.Globalization;
using System.Text.Json;

namespace MamCrawler.Integrations.Http;

/// <summary>
/// Reads members whose type varies from server to server and from version to version: numbers as text, flags as 0/1 or "yes", one value where
/// a list was. A member that is absent, null or of no usable type is "not stated" (null or empty); nothing here throws.
/// </summary>
public static class JsonTolerant
{
    /// <summary>The member; null when the element is no object, has no such member, or the member is null.</summary>
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var member)
        && member.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? member
            : null;

    /// <summary>The member as text: a string, or a number or a flag as written. Null when it is not stated or empty.</summary>
    public static string? Text(this JsonElement element, string name) => element.Member(name) is { } member ? Text(member) : null;

    /// <summary>The value itself as text; null when it is empty, an object or a list.</summary>
    public static string? Text(this JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => StringOf(value),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    /// <summary>The member as a whole number: 3, 3.0, "3" or "1,016".</summary>
    public static long? Whole(this JsonElement element, string name) =>
        element.Number(name) is { } number && double.IsFinite(number) && Math.Abs(number) < 9e15 && Math.Truncate(number) == number ? (long)number : null;

    /// <summary>The member as a number, finite or not ("∞" is positive infinity).</summary>
    public static double? Number(this JsonElement element, string name)
    {
        if (element.Member(name) is not { } member)
            return null;
        if (member.ValueKind == JsonValueKind.Number)
            return member.TryGetDouble(out var number) ? number : null;
        if (member.ValueKind != JsonValueKind.String || StringOf(member)?.Trim() is not { Length: > 0 } text)
            return null;
        if (text is "∞" or "Inf" or "inf" or "INF" or "Infinity")
            return double.PositiveInfinity;
        return double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var parsed) && !double.IsNaN(parsed)
            ? parsed
            : null;
    }

    /// <summary>The member as a flag: true/false, 1/0, "1"/"0", "yes"/"no", "true"/"false". Null when it is not stated.</summary>
    public static bool? Flag(this JsonElement element, string name) =>
        element.Member(name) is not { } member
            ? null
            : member.ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                JsonValueKind.Number => member.TryGetDouble(out var number) ? number != 0 : null,
                JsonValueKind.String => FlagOf(StringOf(member)),
                _ => null,
            };

    /// <summary>The member's elements; nothing when it is not stated or no list.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>The member as texts: a list of strings, a list of objects that have <paramref name="inner"/>, or a single string.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement element, string name, string inner = "name")
    {
        if (element.Member(name) is not { } member)
            return [];
        if (member.ValueKind != JsonValueKind.Array)
            return Text(member) is { } single ? [single] : [];
        var texts = new List<string>();
        foreach (var item in member.EnumerateArray())
        {
            if ((item.ValueKind == JsonValueKind.Object ? item.Text(inner) : Text(item)) is { } text)
                texts.Add(text);
        }

        return texts;
    }

    /// <summary>The member as a moment given in milliseconds since 1970.</summary>
    public static DateTimeOffset? MomentMilliseconds(this JsonElement element, string name) =>
        element.Whole(name) is { } milliseconds and > 0 and < 253_402_300_800_000 ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    /// <summary>The member as a date: the first ten characters of an ISO date or moment.</summary>
    public static DateOnly? Date(this JsonElement element, string name) =>
        element.Text(name) is { Length: >= 10 } text
        && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    // A string may hold half of a surrogate pair, which cannot be turned into text.
    private static string? StringOf(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static bool? FlagOf(string? text) =>
        text?.Trim().ToUpperInvariant() switch
        {
            "1" or "TRUE" or "YES" or "Y" or "ON" => true,
            "0" or "FALSE" or "NO" or "N" or "OFF" => false,
            _ => null,
        };
}
