using System.Text.RegularExpressions;
using MamCrawler.Tests.Documents;

namespace MamCrawler.EndToEnd.Tests.Documents;

/// <summary>docs/security.md says of every threat which test would fail; those tests exist.</summary>
public sealed partial class SecurityDocumentTests
{
    private static readonly MarkdownDocument Document = new("docs/security.md");

    private static readonly Lazy<Dictionary<string, string>> Classes = new(ReadClasses);

    [Fact]
    public void Tests_ThatAreNamed_Exist()
    {
        var named = Document.Spans.Select(span => Test().Match(span)).Where(match => match.Success).ToList();
        Assert.True(named.Count > 60, $"{named.Count}");
        Assert.All(
            named,
            test =>
            {
                Assert.True(Classes.Value.TryGetValue(test.Groups["class"].Value, out var text), $"There is no {test.Groups["class"].Value}.");
                if (test.Groups["method"].Success)
                    Assert.True(text.Contains($" {test.Groups["method"].Value}(", StringComparison.Ordinal), $"There is no {test.Value}.");
            }
        );
    }

    [Fact]
    public void Threats_AndItems_EachNameATest()
    {
        var rows = new[] { "who-might-do-what", "asvs-50" }
            .SelectMany(anchor => Document.Section(anchor).Split('\n'))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| ---", StringComparison.Ordinal))
            .Where(line => !line.EndsWith("| tested by |", StringComparison.Ordinal))
            .ToList();
        Assert.True(rows.Count > 40, $"{rows.Count}");
        Assert.All(rows, row => Assert.Matches(Test(), row.Split('|')[^2]));
    }

    /// <summary>By their text, because not every test project can be built everywhere. A class may stand in several files.</summary>
    private static Dictionary<string, string> ReadClasses() =>
        Directory
            .EnumerateFiles(Path.Combine(SourceTree.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText)
            .SelectMany(text => Class().Matches(text).Select(match => (Name: match.Groups["name"].Value, Text: text)))
            .GroupBy(found => found.Name, found => found.Text)
            .ToDictionary(found => found.Key, found => string.Concat(found), StringComparer.Ordinal);

    [GeneratedRegex(@"(?<class>[A-Z]\w*Tests)(?:\.(?<method>\w+))?")]
    private static partial Regex Test();

    [GeneratedRegex(@"class (?<name>\w+Tests)\b")]
    private static partial Regex Class();
}
