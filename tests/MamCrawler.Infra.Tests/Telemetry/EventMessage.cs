using System.Text.RegularExpressions;

namespace MamCrawler.Infra.Tests.Telemetry;

/// <summary>Reads the message of an event from its beginning, value by value, without trusting what stands in a value.</summary>
internal static class EventMessage
{
    /// <summary>A value is one word, or stands in quotation marks.</summary>
    public const string Value = """("[^"]*"|\S+)""";

    /// <summary>The value of a key as it stands there; null when the message has none.</summary>
    public static string? ValueOf(string message, string key)
    {
        for (var rest = message[(message.IndexOf(' ') + 1)..]; rest.Length > 0; )
        {
            var pair = Regex.Match(rest, $@"\A([A-Za-z]+)={Value} ?");
            if (pair.Groups[1].Value == key)
                return pair.Groups[2].Value;
            rest = rest[pair.Length..];
        }

        return null;
    }
}
