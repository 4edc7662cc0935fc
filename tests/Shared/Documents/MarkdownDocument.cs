using System.Text.RegularExpressions;

namespace MamCrawler.Tests.Documents;

/// <summary>A document as its tests read it: headings, links and blocks of code.</summary>
internal sealed partial class MarkdownDocument(string path)
{
    private readonly string text = SourceTree.Read(path);

    /// <summary>Its path as seen from the root.</summary>
    public string Path => path;

    /// <summary>The text without blocks of code.</summary>
    public string Prose => Fence().Replace(text, "");

    /// <summary>The anchors of its headings, as GitHub makes them: lower case, hyphens for spaces, other signs gone.</summary>
    public IReadOnlyList<string> Anchors => [.. Heading().Matches(Prose).Select(heading => AnchorOf(heading.Groups["title"].Value))];

    /// <summary>The targets of its links.</summary>
    public IReadOnlyList<string> Links => [.. Link().Matches(CodeSpan().Replace(Prose, "")).Select(link => link.Groups["target"].Value)];

    /// <summary>What stands in code spans of the prose.</summary>
    public IReadOnlyList<string> Spans => [.. CodeSpan().Matches(Prose).Select(span => span.Groups["code"].Value)];

    /// <summary>Every block of code.</summary>
    public IReadOnlyList<string> Blocks => [.. Fence().Matches(text).Select(fence => Unindent(fence))];

    /// <summary>The blocks of code that a comment above them marks as tried by a test.</summary>
    public IReadOnlyList<string> Tried(string mark) => [.. Fence().Matches(text).Where(fence => fence.Groups["mark"].Value == mark).Select(Unindent)];

    /// <summary>The text below a heading, down to the next heading of the same level or above.</summary>
    public string Section(string anchor)
    {
        var headings = Heading().Matches(text).ToList();
        var start = headings.FindIndex(heading => AnchorOf(heading.Groups["title"].Value) == anchor);
        if (start < 0)
            return "";
        var next = headings.Skip(start + 1).FirstOrDefault(heading => heading.Groups["level"].Length <= headings[start].Groups["level"].Length);
        var from = headings[start].Index + headings[start].Length;
        return text[from..(next?.Index ?? text.Length)];
    }

    private static string Unindent(Match fence) =>
        string.Join(
            '\n',
            fence
                .Groups["code"]
                .Value.TrimEnd()
                .Split('\n')
                .Select(line => line.StartsWith(fence.Groups["indent"].Value, StringComparison.Ordinal) ? line[fence.Groups["indent"].Length..] : line)
        );

    private static string AnchorOf(string title) => NotOfAnAnchor().Replace(Markup().Replace(title, "$1").Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(
        @"(?:^ *<!-- tried: (?<mark>[\w-]+) -->\n)?^(?<indent> *)```\w*\n(?<code>.*?)^\k<indent>```$",
        RegexOptions.Multiline | RegexOptions.Singleline
    )]
    private static partial Regex Fence();

    [GeneratedRegex(@"^(?<level>#{1,6}) (?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`(?<code>[^`\n]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)|`")]
    private static partial Regex Markup();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotOfAnAnchor();
}
