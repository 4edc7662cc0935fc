using System.Text.RegularExpressions;

namespace MamCrawler.Infra.Tests.Telemetry;

/// <summary>The regular expressions of the queries.</summary>
internal static partial class QueryPattern
{
    /// <summary>
    /// The key whose value a pattern cuts out; null for a pattern of another kind. It passes over whole values in quotation marks, in which a text from outside may hold what
    /// looks like the key.
    /// </summary>
    public static string? KeyOf(string pattern) => Key().Match(pattern) is { Success: true } key ? key.Groups[1].Value : null;

    /// <summary>What the pattern cuts out. The engine of the queries has no look-around and no references; the one without backtracking has none either.</summary>
    public static string? Match(string pattern, string message) =>
        new Regex(pattern, RegexOptions.NonBacktracking).Match(message) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex("""\A\^\(\?:\[\^"\]\|"\[\^"\]\*"\)\*\? ([A-Za-z]+)=\(""")]
    private static partial Regex Key();
}
