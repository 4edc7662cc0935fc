using System.CommandLine;
using MamCrawler.Core.Account;
using MamCrawler.Core.Backups;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Composition;
using MamCrawler.Local.Hosting;
using MamCrawler.Local.Output;

namespace MamCrawler.Local.Commands;

/// <summary>
/// <c>restore BACKUP</c>: puts a backup into a state that is empty or, with <c>--replace</c>, in the place of all that is there. <c>restore --no-rest</c> alone ends the day of
/// rest after one. No host may run meanwhile.
/// </summary>
internal static class RestoreCommand
{
    internal static Command Create(CommandScope scope)
    {
        var name = new Argument<string?>("BACKUP")
        {
            Description = "The id of a backup, as 'backup list' shows it, or a file. Left out only with --no-rest.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var replace = new Option<bool>("--replace") { Description = "Put it in the place of all that is there; without, only an empty state is filled." };
        var noRest = new Option<bool>("--no-rest")
        {
            Description =
                "Go on at once. Without, nothing is fetched and nothing spent for 24 hours, because what was since the backup is not in it. Also alone, after a restore.",
        };
        var command = new Command("restore", "Restore the whole state from a backup. The tracker's session and the secrets stay as they are.")
        {
            name,
            replace,
            noRest,
        };
        command.Validators.Add(result =>
        {
            if (string.IsNullOrEmpty(result.GetValue(name)) && (!result.GetValue(noRest) || result.GetValue(replace)))
                result.AddError("Name the backup to restore: 'mamcrawler backup list' shows them.");
        });
        command.SetAction(
            scope.Guard(
                (parsed, ct) =>
                    parsed.GetValue(name) is { Length: > 0 } backup
                        ? RunAsync(scope, parsed, backup, parsed.GetValue(replace), parsed.GetValue(noRest), ct)
                        : EndRestAsync(scope, parsed, ct)
            )
        );
        return command;
    }

    private static async Task<int> EndRestAsync(CommandScope scope, ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = scope.FolderOf(parsed);
        using var lane = Lane.Take(folder);
        using var state = new LocalState(folder.StateFolder, scope.Time);
        if (!await new RestoreRest(state.Tables, scope.Time).EndAsync(cancellationToken))
            throw new CommandFailedException("There is no rest after a restore that could be ended; nothing was changed.");
        await scope.Console.Output.WriteLineAsync("The rest after the restore is ended: fetches and spends go on.");
        return ExitCode.Good;
    }

    private static async Task<int> RunAsync(CommandScope scope, ParseResult parsed, string name, bool replace, bool noRest, CancellationToken cancellationToken)
    {
        var folder = scope.FolderOf(parsed);
        using var lane = Lane.Take(folder);
        using var state = new LocalState(folder.StateFolder, scope.Time);
        var backups = new BackupStore(state.Tables, state.Documents, scope.Time);
        var contents = await new Restore(state.Tables, state.Documents, scope.Time).RunAsync(
            ct => OpenAsync(backups, name, ct),
            replace,
            noRest,
            cancellationToken
        );
        await scope.Console.Output.WriteLineAsync(
            $"Restored backup {contents.Id}: {Texts.Count((int)contents.TotalRows, "row")} and {Texts.Count(contents.Documents, "document")}, as they were at {contents.MadeAt:yyyy-MM-dd HH:mm} UTC."
        );
        await scope.Console.Output.WriteLineAsync(
            "Look at 'mamcrawler queue', then start 'mamcrawler serve': it looks into the torrent client before it adds anything."
        );
        if (!noRest)
            await scope.Console.Output.WriteLineAsync(
                "Nothing is fetched or spent for 24 hours: what was since the backup is not in it. If there was nothing, end the rest with 'mamcrawler restore --no-rest'."
            );
        return ExitCode.Good;
    }

    private static async Task<Stream> OpenAsync(BackupStore backups, string name, CancellationToken cancellationToken) =>
        await backups.OpenAsync(name, cancellationToken)
        ?? (File.Exists(name) ? File.OpenRead(name) : null)
        ?? throw new CommandFailedException(
            $"There is no backup '{Texts.OneLine(name)}', neither by this id nor as a file. 'mamcrawler backup list' shows those that are kept."
        );
}
