using System.CommandLine;
using MamCrawler.Core.Metadata.Writing;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Output;

namespace MamCrawler.Local.Commands;

/// <summary><c>undo</c>: the changes of the library's metadata; with a name and <c>--yes</c>, the way back where a field still holds what was written.</summary>
internal static class UndoCommand
{
    internal static Command Create(CommandScope scope)
    {
        var name = new Argument<string?>("NAME")
        {
            Description = "The id of a change or of an item, or the name of a run, as the list shows it. Without, all changes are listed.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var yes = new Option<bool>("--yes") { Description = "Undo them; without, they are only listed." };
        var json = CommonOptions.Json();
        var command = new Command("undo", "List what was changed in the library's metadata, or take changes back.") { name, yes, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(yes) && result.GetValue(name) is null)
            {
                result.AddError("Say what is to be undone: a change, an item or a run. 'mamcrawler undo' lists them.");
            }
        });
        command.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    await using var services = await scope.ComposeStateAsync(parsed, ct);
                    var changes = await FindAsync(services.Metadata, parsed.GetValue(name), ct);
                    if (parsed.GetValue(yes))
                        return await UndoAsync(scope.Console, services.Metadata, changes, ct);
                    if (parsed.GetValue(json))
                        await CommandJson.WriteAsync(scope.Console.Output, changes);
                    else
                        await ListAsync(scope.Console, changes, parsed.GetValue(name));
                    return ExitCode.Good;
                }
            )
        );
        return command;
    }

    private static async Task<IReadOnlyList<MetadataChange>> FindAsync(IMetadataChanges metadata, string? name, CancellationToken cancellationToken)
    {
        if (name is null)
            return await metadata.ListAsync(cancellationToken);
        return await metadata.FindAsync(name, cancellationToken) is { Count: > 0 } found
            ? found
            : throw new CommandFailedException($"There is no change, item or run '{Texts.OneLine(name)}'. 'mamcrawler undo' lists the changes.");
    }

    private static async Task ListAsync(CommandConsole console, IReadOnlyList<MetadataChange> changes, string? name)
    {
        await ChangeTables.WriteAsync(console, changes, "Nothing was ever written into the library's metadata.");
        if (name is not null && changes.Any(change => change.State != ChangeState.Undone))
            await console.Output.WriteLineAsync("Nothing was undone yet: the same with --yes undoes them.");
    }

    private static async Task<int> UndoAsync(
        CommandConsole console,
        IMetadataChanges metadata,
        IReadOnlyList<MetadataChange> changes,
        CancellationToken cancellationToken
    )
    {
        var code = ExitCode.Good;
        foreach (var change in changes)
        {
            var outcome = await metadata.UndoAsync(change, cancellationToken);
            await (outcome.Undone ? console.Output : console.Error).WriteLineAsync(Texts.OneLine(outcome.Sentence));
            if (!outcome.Undone)
                code = ExitCode.Wrong;
        }

        return code;
    }
}
