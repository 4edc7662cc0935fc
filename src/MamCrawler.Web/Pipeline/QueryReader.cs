using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Web.Pipeline;

/// <summary>Reads the values of a query string and keeps the first problem with them.</summary>
public sealed class QueryReader(IQueryCollection query)
{
    /// <summary>The first value that could not be read; null when all could.</summary>
    public ApiProblem? Problem { get; private set; }

    /// <summary>A text; null when it is absent or empty.</summary>
    public string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

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

        Problem ??= ApiProblem.InvalidValue($"'{name}' must be a whole number.");
        return otherwise;
    }

    /// <summary>One of the words of an enumeration, in any case; null when it is absent.</summary>
    public T? Word<T>(string name)
        where T : struct, Enum
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (Enum.GetNames<T>().FirstOrDefault(word => string.Equals(word, text, StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            return Enum.Parse<T>(known);
        }

        Problem ??= ApiProblem.InvalidValue($"'{name}' must be one of: {string.Join(", ", Enum.GetNames<T>())}.");
        return null;
    }
}
