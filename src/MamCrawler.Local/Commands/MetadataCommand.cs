using System.CommandLine;
using MamCrawler.Core.Metadata;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Composition;
using MamCrawler.Local.Output;

namespace MamCrawler.Local.Commands;

/// <summary><c>metadata</c>: the values that are proposed for empty fields. They are shown; nothing is written into the library.</summary>
internal static class MetadataCommand
{
    internal static Command Create(CommandScope scope)
    {
        var json = CommonOptions.Json();
        var command = new Command("metadata", "List the values that providers state for empty fields of your books. Nothing is written into the library.")
        {
            json,
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

    private static async Task WriteAsync(CommandConsole console, IReadOnlyList<FieldProposal> proposals)
    {
        if (proposals.Count == 0)
        {
            await console.Output.WriteLineAsync("No values are proposed. 'mamcrawler serve' looks for them daily.");
            return;
        }

        var table = new ResultTable(Texts.Count(proposals.Count, "value"), "Book", "Field", "Value", "Sources", "Confidence", "Item");
        foreach (var proposal in proposals)
        {
            table.Add(
                Texts.OneLine(proposal.Title),
                proposal.Field.ToString(),
                string.Join("; ", proposal.Values),
                string.Join(", ", proposal.Sources),
                proposal.Confidence.ToString(),
                proposal.ItemId
            );
        }

        await table.WriteAsync(console);
    }
}
