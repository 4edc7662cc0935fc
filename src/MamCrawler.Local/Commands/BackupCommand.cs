using System.CommandLine;
using MamCrawler.Core.Backups;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Composition;
using MamCrawler.Local.Output;
using MamCrawler.Local.Settings;

namespace MamCrawler.Local.Commands;

/// <summary><c>backup</c> and <c>backup list</c>: the whole state in one file. A running host goes on meanwhile.</summary>
internal static class BackupCommand
{
    internal static Command Create(CommandScope scope)
    {
        var json = CommonOptions.Json();
        var target = new Option<FileInfo?>("--out") { Description = "Copy it to this file too, for another disk.", HelpName = "FILE" };
        var list = new Command("list", "List the backups that are kept, oldest first.");
        list.SetAction(scope.Guard((parsed, ct) => ListAsync(scope, parsed, ct)));
        var command = new Command("backup", $"Back the whole state up into one file; the newest {BackupStore.Kept} are kept.") { target, json, list };
        command.SetAction(scope.Guard((parsed, ct) => MakeAsync(scope, parsed, parsed.GetValue(target), parsed.GetValue(json), ct)));
        return command;
    }

    private static async Task<int> MakeAsync(CommandScope scope, ParseResult parsed, FileInfo? target, bool json, CancellationToken cancellationToken)
    {
        var folder = scope.FolderOf(parsed);
        using var state = new LocalState(folder.StateFolder, scope.Time);
        var backups = new BackupStore(state.Tables, state.Documents, scope.Time);
        var contents = await backups.MakeAsync(cancellationToken);
        if (target is not null)
        {
            await using var backup = await backups.OpenAsync(contents.Id, cancellationToken);
            await using var copy = OwnerOnlyFile.Open(target.FullName, FileMode.Create, FileShare.None);
            await backup!.CopyToAsync(copy, cancellationToken);
        }

        if (json)
        {
            await CommandJson.WriteAsync(scope.Console.Output, contents);
            return ExitCode.Good;
        }

        await scope.Console.Output.WriteLineAsync(
            $"Backup {contents.Id} holds {Texts.Count((int)contents.TotalRows, "row")} and {Texts.Count(contents.Documents, "document")}, and was read back whole."
        );
        await scope.Console.Output.WriteLineAsync($"It is {target?.FullName ?? PathOf(folder, contents.Id)}; keep a copy on another disk.");
        return ExitCode.Good;
    }

    private static async Task<int> ListAsync(CommandScope scope, ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = scope.FolderOf(parsed);
        using var state = new LocalState(folder.StateFolder, scope.Time);
        var ids = await new BackupStore(state.Tables, state.Documents, scope.Time).ListAsync(cancellationToken).ToListAsync(cancellationToken);
        foreach (var id in ids)
        {
            var path = PathOf(folder, id);
            await scope.Console.Output.WriteLineAsync($"{id}  {Texts.Size(new FileInfo(path).Length)}  {path}");
        }

        if (ids.Count == 0)
        {
            await scope.Console.Error.WriteLineAsync("There are no backups. 'mamcrawler backup' makes one, and 'mamcrawler serve' one a day.");
        }

        return ExitCode.Good;
    }

    private static string PathOf(DataFolder folder, string id) =>
        Path.Combine(folder.StateFolder, "documents", Path.Combine(BackupStore.DocumentOf(id).Split('/')));
}
