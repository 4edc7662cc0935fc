using System.CommandLine;
using MamCrawler.Core.Metadata;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Composition;
using MamCrawler.Local.Output;

namespace MamCrawler.Local.Commands;

/// <summary><c>metadata</c>: the values that are proposed for fields of the library's books; <c>metadata apply</c> has them written.</summary>
internal static class MetadataCommand
{
    internal static Command Create(CommandScope scope)
    {
        var json = CommonOptions.Json();
        var command = new Command("metadata", "List the values that providers state for empty or outdated fields of your books.")
        {
            json,
            MetadataLookCommand.Create(scope),
            CreateApply(scope),
        };
        command.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    using var state = new LocalState(scope.FolderOf(parsed).StateFolder, scope.Time);
                    var proposals = await new MetadataStore(state.Tables)
                        .ListAsync(ct)
                        .OrderBy(proposal => proposal.Title)
                        .ThenBy(proposal => proposal.Field)
                        .ToListAsync(ct);
                    if (parsed.GetValue(json))
                    {
                        await CommandJson.WriteAsync(scope.Console.Output, proposals);
                    }
                    else
                    {
                        await WriteAsync(scope.Console, proposals);
                    }

                    return ExitCode.Good;
                }
            )
        );
        return command;
    }

    private static Command CreateApply(CommandScope scope)
    {
        var item = new Argument<string>("ITEM") { Description = "The item's id, as 'metadata' shows it, or 'all'." };
        var command = new Command("apply", "Write the proposed values into the library, those that replace others too. 'mamcrawler undo' takes them back.")
        {
            item,
        };
        command.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    await using var services = await scope.ComposeStateAsync(parsed, ct);
                    var name = parsed.GetRequiredValue(item);
                    var outcome = await services.Metadata.ApplyAsync(name == "all" ? null : name, ct);
                    await ChangeTables.WriteAsync(scope.Console, outcome.Written, "No value was written.");
                    foreach (var sentence in outcome.Passed)
                        await scope.Console.Error.WriteLineAsync(Texts.OneLine(sentence));
                    if (outcome.Left > 0)
                        await scope.Console.Output.WriteLineAsync(
                            $"{Texts.Count(outcome.Left, "item")} still have proposals, refused ones included: repeat the command for the others."
                        );
                    if (outcome.Written.Count > 0)
                        await scope.Console.Output.WriteLineAsync($"'mamcrawler undo {outcome.Run} --yes' takes all of it back.");
                    return ExitCode.Good;
                }
            )
        );
        return command;
    }

    private static async Task WriteAsync(CommandConsole console, IReadOnlyList<FieldProposal> proposals)
    {
        if (proposals.Count == 0)
        {
            await console.Output.WriteLineAsync("No values are proposed. 'mamcrawler serve' looks for them daily, 'mamcrawler metadata look' does it now.");
            return;
        }

        var table = new ResultTable(Texts.Count(proposals.Count, "value"), "Book", "Field", "Value", "Instead of", "Sources", "Confidence", "Item", "Refused");
        foreach (var proposal in proposals)
        {
            table.Add(
                Texts.OneLine(proposal.Title),
                proposal.Field.ToString(),
                ChangeTables.Tell(proposal.Values),
                proposal.Old is { } old ? ChangeTables.Tell(old) : "",
                string.Join(", ", proposal.Sources),
                proposal.Confidence.ToString(),
                proposal.ItemId,
                proposal.Refusal is { } refusal ? Texts.OneLine(refusal) : ""
            );
        }

        await table.WriteAsync(console);
    }
}
