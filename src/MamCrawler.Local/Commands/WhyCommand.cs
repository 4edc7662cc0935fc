using System.CommandLine;
using MamCrawler.Core.Releases;
using MamCrawler.Core.Scanning;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Output;
using MamCrawler.Web.Responses;

namespace MamCrawler.Local.Commands;

/// <summary><c>why GAP</c>: what each witness said, why it is or is not being filled, and the verdict of every candidate.</summary>
internal static class WhyCommand
{
    internal static Command Create(CommandScope scope)
    {
        var meant = new Argument<string>("GAP") { Description = "Its id, the beginning of it, or \"Series 5\"." };
        var json = CommonOptions.Json();
        var command = new Command("why", "Explain a gap: the evidence, and every candidate's verdict.") { meant, json };
        command.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    await using var services = await scope.ComposeStateAsync(parsed, ct);
                    var standing = await GapFinding.FindAsync(services.Gaps, parsed.GetRequiredValue(meant), ct);
                    await (
                        parsed.GetValue(json)
                            ? CommandJson.WriteAsync(scope.Console.Output, GapDetailResponse.From(standing))
                            : WriteAsync(scope.Console, standing)
                    );
                    return ExitCode.Good;
                }
            )
        );
        return command;
    }

    private static async Task WriteAsync(CommandConsole console, GapStanding standing)
    {
        var gap = standing.Gap;
        await console.Output.WriteLineAsync(Texts.NameOf(gap));
        await console.Output.WriteLineAsync(
            $"  id {gap.Id} · {gap.Class} · confidence {gap.Confidence}{(gap.Authors.Count > 0 ? " · " + string.Join(", ", gap.Authors) : "")}"
        );
        await console.Output.WriteLineAsync();
        await console.Output.WriteLineAsync(
            standing.Why.Length > 0 ? standing.Why : "It was not looked for yet: the next scan does, as far as its limits reach."
        );
        if (standing.RestsUntil is { } until)
        {
            await console.Output.WriteLineAsync($"It rests until {Texts.Time(until)}.");
        }

        await console.Output.WriteLineAsync();
        var evidence = new ResultTable("What the witnesses say", "Witness", "Statement");
        foreach (var item in gap.Evidence)
        {
            evidence.Add(item.Witness, item.Statement);
        }

        await evidence.WriteAsync(console);
        if (standing.Verdicts.Count == 0)
        {
            await console.Output.WriteLineAsync(standing.AnsweredAt is null ? "No release was looked at yet." : "No release is a candidate.");
            return;
        }

        // The search's other finds say nothing about this gap but their number.
        var (others, candidates) = (standing.Verdicts.Where(IsAnotherWork).ToArray(), standing.Verdicts.Where(verdict => !IsAnotherWork(verdict)).ToArray());
        if (candidates.Length > 0)
        {
            await WriteAsync(console, standing, candidates);
        }

        if (others.Length > 0)
        {
            var releases = others.Length == 1 ? "release is another work" : "releases are other works";
            await console.Output.WriteLineAsync(
                $"{others.Length} {(candidates.Length > 0 ? "other " : "")}{releases}.{(candidates.Length > 0 ? "" : " No release is a candidate.")}"
            );
        }
    }

    private static bool IsAnotherWork(Verdict verdict) => verdict is { Kind: ReleaseKind.Other, StoppedBy: Gate.SameWork };

    private static async Task WriteAsync(CommandConsole console, GapStanding standing, IReadOnlyList<Verdict> candidates)
    {
        var verdicts = new ResultTable("Candidates", "Rank", "Release", "Title", "Kind", "Stopped by", "Why");
        foreach (var verdict in candidates)
        {
            var mark = verdict.ReleaseId == standing.ReleaseId ? "chosen" : verdict.Rank?.ToString() ?? "";
            verdicts.Add(mark, verdict.ReleaseId.ToString(), verdict.Title, verdict.Kind.ToString(), verdict.StoppedBy?.ToString() ?? "", verdict.Why);
        }

        await verdicts.WriteAsync(console);
    }
}
