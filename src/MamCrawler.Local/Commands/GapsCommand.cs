using System.CommandLine;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Scanning;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Output;
using MamCrawler.Web.Responses;

namespace MamCrawler.Local.Commands;

/// <summary><c>gaps</c>: what is missing, in order of wanting, each with the reason it is, or is not, being filled.</summary>
internal static class GapsCommand
{
    internal static Command Create(CommandScope scope)
    {
        var series = new Option<string?>("--series") { Description = "Only series whose name contains this.", HelpName = "NAME" };
        var kind = new Option<GapClass?>("--class")
        {
            Description = $"Only gaps of this class: {string.Join(", ", Enum.GetNames<GapClass>())}.",
            CustomParser = WordArgument.ReadOptional<GapClass>,
            HelpName = "CLASS",
        };
        var json = CommonOptions.Json();
        var command = new Command("gaps", "List what is missing.") { series, kind, json };
        command.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    await using var services = await scope.ComposeStateAsync(parsed, ct);
                    var gaps = await SelectAsync(services.Gaps, parsed.GetValue(series), parsed.GetValue(kind), ct);
                    var filtered = parsed.GetValue(series) is not null || parsed.GetValue(kind) is not null;
                    await WriteAsync(scope.Console, gaps, filtered, parsed.GetValue(json));
                    return ExitCode.Good;
                }
            )
        );
        return command;
    }

    private static async Task<List<GapStanding>> SelectAsync(IGapStandings standings, string? series, GapClass? kind, CancellationToken cancellationToken)
    {
        var gaps = new List<GapStanding>();
        await foreach (var standing in standings.ListAsync(cancellationToken))
        {
            if (
                (kind is null || standing.Gap.Class == kind)
                && (series is null || (standing.Gap.Series?.Contains(series, StringComparison.OrdinalIgnoreCase) ?? false))
            )
            {
                gaps.Add(standing);
            }
        }

        return gaps;
    }

    private static async Task WriteAsync(CommandConsole console, List<GapStanding> gaps, bool filtered, bool json)
    {
        if (json)
        {
            await CommandJson.WriteAsync(console.Output, gaps.Select(GapResponse.From).ToArray());
            return;
        }

        if (gaps.Count == 0)
        {
            await console.Output.WriteLineAsync(
                filtered ? "No known gap is like that. 'mamcrawler gaps' lists them all." : "No gaps are known. 'mamcrawler scan' looks for them."
            );
            return;
        }

        var table = new ResultTable(Texts.Count(gaps.Count, "gap"), "Series", "No.", "Title", "Class", "Sure", "Why", "Id");
        foreach (var standing in gaps)
        {
            var gap = standing.Gap;
            table.Add(
                gap.Series ?? string.Join(", ", gap.Authors),
                Texts.Number(gap.Number),
                gap.Title,
                gap.Class.ToString(),
                gap.Confidence.ToString(),
                WordFor(standing),
                gap.Id
            );
        }

        await table.WriteAsync(console);
    }

    private static string WordFor(GapStanding standing) =>
        standing switch
        {
            { Answer.Length: > 0 } => standing.Answer,
            { Gap.Class: GapClass.Missing } => "not looked for yet",
            _ => "not wanted",
        };
}
