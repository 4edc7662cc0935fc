using System.Text.RegularExpressions;

namespace MamCrawler.Simulators.GoogleBooks;

/// <summary>A query such as <c>intitle:"iron gate" inauthor:quist</c> or <c>isbn:9783161484100</c>.</summary>
internal sealed partial record VolumeQuery(string? Isbn, string? Title, string? Author, string Words)
{
    public static VolumeQuery Read(string text)
    {
        var fields = Field().Matches(text).ToLookup(match => match.Groups["name"].Value, match => match.Groups["value"].Value.Trim('"'));
        return new VolumeQuery(Value(fields, "isbn"), Value(fields, "intitle"), Value(fields, "inauthor"), Field().Replace(text, " ").Trim());
    }

    private static string? Value(ILookup<string, string> fields, string name) => fields[name].Any() ? string.Join(' ', fields[name]) : null;

    [GeneratedRegex("""(?<name>isbn|intitle|inauthor):(?<value>"[^"]*"|\S+)""")]
    private static partial Regex Field();
}
