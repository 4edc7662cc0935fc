using System.Text.RegularExpressions;

namespace MamCrawler.Infra.Tests.Telemetry;

/// <summary>The places in a Markdown page that a link can point at.</summary>
internal static partial class MarkdownAnchors
{
    /// <summary>As GitHub makes them of the headings.</summary>
    public static IReadOnlyList<string> Of(string page) =>
        [.. Heading().Matches(page).Select(heading => NotInAnchors().Replace(heading.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-'))];

    [GeneratedRegex(@"^#+ +(.+?)\s*$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("[^a-z0-9 -]")]
    private static partial Regex NotInAnchors();
}
