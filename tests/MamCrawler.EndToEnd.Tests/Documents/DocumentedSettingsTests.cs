using System.Text.RegularExpressions;
using MamCrawler.Hosting.Settings;
using MamCrawler.Tests.Documents;

namespace MamCrawler.EndToEnd.Tests.Documents;

/// <summary>Names that documents tell people to type are names that exist.</summary>
public sealed partial class DocumentedSettingsTests
{
    private static readonly IReadOnlyList<MarkdownDocument> Documents = [.. SourceTree.Documents.Select(path => new MarkdownDocument(path))];

    [Fact]
    public void SettingsToType_AreSettings()
    {
        // A value that every kind of setting takes is not needed: a name that is none is refused before its value is looked at.
        var unknown = Documents
            .SelectMany(document => document.Blocks)
            .SelectMany(block => Setting().Matches(block))
            .Select(match => match.Value)
            .Distinct()
            .Where(IsUnknown);
        Assert.Empty(unknown);
    }

    /// <summary>What a page has somebody type together must also be good together.</summary>
    [Theory]
    [InlineData("settings", 0)]
    [InlineData("settings", 1)]
    [InlineData("egress", 0)]
    [InlineData("environment", 0)]
    public void SettingsOfTheWays_TogetherAreGood(string mark, int number)
    {
        var typed = Assignment().Matches(new MarkdownDocument("docs/tunnel.md").Tried(mark)[number]);
        var settings = typed
            // The authority is a file of the person's own.
            .Where(setting => !setting.Groups["value"].Value.Contains("$(", StringComparison.Ordinal))
            .ToDictionary(setting => setting.Groups["name"].Value, setting => setting.Groups["value"].Value.Trim('"'));
        Assert.NotEmpty(settings);
        Assert.Empty(SettingsCheck.Find(EnvironmentSettings.Read(settings)));
    }

    [Fact]
    public void ParametersToType_AreParametersOfTheDeployment()
    {
        var parameters = SourceTree.Read("infra/main.parameters.json");
        var typed = Documents
            .SelectMany(document => document.Blocks)
            .SelectMany(block => Typed().Matches(block))
            .Select(match => match.Groups["name"].Value)
            .Distinct()
            .ToList();
        Assert.NotEmpty(typed);
        Assert.All(
            typed,
            name =>
                Assert.True(parameters.Contains($"${{{name}}}", StringComparison.Ordinal) || parameters.Contains($"${{{name}=", StringComparison.Ordinal), name)
        );
    }

    [Fact]
    public void SecretsToType_AreKnownOrNamedBySettings()
    {
        var text = string.Join('\n', Documents.SelectMany(document => document.Blocks.Concat(document.Spans)));
        var typed = Secret().Matches(text).Select(match => match.Groups["name"].Value).Where(name => name != "NAME").Distinct();
        Assert.All(
            typed,
            name =>
                Assert.True(
                    KnownSecrets.All.Contains(name)
                        || name == "mam-session-key"
                        || text.Contains($"={name}", StringComparison.Ordinal)
                        || text.Contains($"Secret {name}", StringComparison.Ordinal),
                    name
                )
        );
    }

    private static bool IsUnknown(string name)
    {
        try
        {
            EnvironmentSettings.Read(new Dictionary<string, string> { [name] = "1" });
            return false;
        }
        catch (Core.Faults.FaultException exception)
        {
            return exception.Fault.Sentence.Contains("names no setting", StringComparison.Ordinal)
                && !name.StartsWith("MAMCRAWLER__Serve__", StringComparison.Ordinal);
        }
    }

    [GeneratedRegex(@"(?:azd env set |export )(?<name>\w+)[ =](?<value>.+)")]
    private static partial Regex Assignment();

    [GeneratedRegex(@"\bMAMCRAWLER__\w+")]
    private static partial Regex Setting();

    [GeneratedRegex(@"azd env set (?<name>\w+)")]
    private static partial Regex Typed();

    [GeneratedRegex(@"secret set (?<name>[\w-]+)")]
    private static partial Regex Secret();
}
