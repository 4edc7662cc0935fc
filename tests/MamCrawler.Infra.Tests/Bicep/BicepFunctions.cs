using System.Globalization;
using System.Text.Json;

namespace MamCrawler.Infra.Tests.Bicep;

/// <summary>The functions of Bicep that <c>infra</c> works values out with, as the reference of Bicep describes them.</summary>
internal static class BicepFunctions
{
    public static object? Call(string name, IReadOnlyList<object?> arguments) =>
        (name, arguments) switch
        {
            ("any", [var value]) => value,
            ("string", [var value]) => Text(value),
            ("toLower", [string text]) => text.ToLowerInvariant(),
            ("trim", [string text]) => text.Trim(),
            ("split", [string text, string by]) => text.Split(by).ToList<object?>(),
            ("empty", [var value]) => IsEmpty(value),
            ("filter", [List<object?> list, Func<object?, object?> wanted]) => list.Where(item => (bool)wanted(item)!).ToList(),
            ("map", [List<object?> list, Func<object?, object?> change]) => list.Select(change).ToList(),
            // In the order of the keys.
            ("items", [Dictionary<string, object?> from]) => from.OrderBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase)
                .Select(object? (entry) => new Dictionary<string, object?> { ["key"] = entry.Key, ["value"] = entry.Value })
                .ToList(),
            ("toObject", [List<object?> list, Func<object?, object?> key, Func<object?, object?> value]) => list.ToDictionary(
                item => (string)key(item)!,
                value
            ),
            ("union", _) => arguments.Cast<Dictionary<string, object?>>().Aggregate(new Dictionary<string, object?>(), Union),
            _ => throw new NotSupportedException($"{name} cannot be worked out here."),
        };

    public static IReadOnlyList<object?> List(object? value) => (List<object?>)value!;

    /// <summary>As <c>string()</c> and an interpolation write a value: a string as it is, all else as JSON.</summary>
    public static string Text(object? value) =>
        value switch
        {
            string text => text,
            bool flag => flag ? "True" : "False",
            long number => number.ToString(CultureInfo.InvariantCulture),
            _ => JsonSerializer.Serialize(value),
        };

    public static object? FromJson(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => value.EnumerateObject().ToDictionary(property => property.Name, property => FromJson(property.Value)),
            JsonValueKind.Array => value.EnumerateArray().Select(FromJson).ToList(),
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetInt64(),
            JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
            _ => null,
        };

    // Objects in objects are joined too; of everything else the later one counts.
    private static Dictionary<string, object?> Union(Dictionary<string, object?> into, Dictionary<string, object?> from)
    {
        var joined = new Dictionary<string, object?>(into);
        foreach (var (key, value) in from)
            joined[key] =
                value is Dictionary<string, object?> inner && joined.GetValueOrDefault(key) is Dictionary<string, object?> present
                    ? Union(present, inner)
                    : value;
        return joined;
    }

    private static bool IsEmpty(object? value) =>
        value switch
        {
            null => true,
            string text => text.Length == 0,
            List<object?> list => list.Count == 0,
            Dictionary<string, object?> map => map.Count == 0,
            _ => throw new NotSupportedException($"Nothing says whether {value} is empty."),
        };
}
