using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Web.Pipeline;

/// <summary>Reads the values of a query string and keeps the first problem with them.</summary>
public sealed class QueryReader(IQueryCollection query)
{
    private readonly List<string> known = [];
    private ApiProblem? firstBad;

    /// <summary>The first value that could not be read, or a name that nothing was read of: a slip of the pen must not look like a filter. Null when all is good. Ask when all values were read.</summary>
    public ApiProblem? Problem => firstBad ?? Unknown();

    /// <summary>A text; null when it is absent or empty.</summary>
    public string? Text(string name)
    {
        known.Add(name);
        return query[name].ToString() is { Length: > 0 } text ? text : null;
    }

    /// <summary>A whole number, or the one to use when it is absent.</summary>
    public int Number(string name, int otherwise)
    {
        if (Text(name) is not { } text)
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        firstBad ??= ApiProblem.InvalidValue($"'{name}' must be a whole number.");
        return otherwise;
    }

    /// <summary>One of the words of an enumeration as the API's JSON has them, in any case; null when it is absent.</summary>
    public T? Word<T>(string name)
        where T : struct, Enum
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        var words = Enum.GetValues<T>().ToDictionary(WordOf, value => value, StringComparer.OrdinalIgnoreCase);
        if (words.TryGetValue(text, out var value))
        {
            return value;
        }

        firstBad ??= ApiProblem.InvalidValue($"'{name}' must be one of: {string.Join(", ", words.Keys)}.");
        return null;
    }

    private static string WordOf<T>(T value)
        where T : struct, Enum => JsonSerializer.SerializeToElement(value, ApiJson.Options).GetString()!;

    private ApiProblem? Unknown()
    {
        var unknown = query.Keys.FirstOrDefault(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase));
        return unknown is null ? null : ApiProblem.UnknownName(unknown, known);
    }
}
