using System.Text.RegularExpressions;
using MamCrawler.Tests.Documents;

namespace MamCrawler.EndToEnd.Tests.Documents;

/// <summary>Commands and options that documents tell people to type are there.</summary>
public sealed partial class DocumentedCommandsTests
{
    [Fact]
    public async Task Commands_OfTheDocuments_AreKnownWithTheirOptions()
    {
        var typed = SourceTree
            .Documents.Select(path => new MarkdownDocument(path))
            .SelectMany(document => document.Blocks.Concat(document.Spans))
            .SelectMany(code => Command().Matches(code))
            .GroupBy(match => match.Groups["command"].Value, match => Option().Matches(match.Groups["rest"].Value).Select(option => option.Value))
            .ToDictionary(command => command.Key, command => command.SelectMany(options => options).Distinct().ToList());
        Assert.Contains("scan", typed.Keys);

        foreach (var (command, options) in typed)
        {
            using var help = CommandLineProcess.Start([.. command.Split(' '), "--help"]);
            var (exitCode, output, errors) = await help.FinishAsync(TestContext.Current.CancellationToken);
            Assert.True(exitCode == 0, $"mamcrawler {command}: {errors}");
            Assert.Contains($"mamcrawler {command}", output.Replace("testhost", "mamcrawler", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.All(options, option => Assert.True(output.Contains(option, StringComparison.Ordinal), $"mamcrawler {command} has no {option}."));
        }
    }

    // "secret set", "backup list", "wanted add" and "metadata look" are commands of two words; a word in capitals stands for what a person puts there.
    [GeneratedRegex(@"\bmamcrawler (?<command>(?:secret|backup|wanted|metadata)? ?\b(?!COMMAND)[a-z]+)(?<rest>[^|`\n]*)")]
    private static partial Regex Command();

    [GeneratedRegex(@"(?<= )--[a-z-]+")]
    private static partial Regex Option();
}
