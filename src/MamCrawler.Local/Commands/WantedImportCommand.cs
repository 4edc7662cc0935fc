using System.CommandLine;
using MamCrawler.Integrations.WantedFiles;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Output;

namespace MamCrawler.Local.Commands;

/// <summary><c>wanted import FILE</c>: takes over the export of another service. It may be repeated: what is on the list already is not added again.</summary>
internal static class WantedImportCommand
{
    internal static Command Create(CommandScope scope)
    {
        var file = new Argument<FileInfo>("FILE")
        {
            Description = "An export of Goodreads or StoryGraph, or a CSV file with the columns title, author, asin, isbn.",
        };
        var shelf = new Option<string?>("--shelf") { Description = $"The shelf to take; '{WantedFile.ToRead}' unless another is named.", HelpName = "NAME" };
        var strict = new Option<bool>("--strict") { Description = "Take nothing when a row cannot be read." };
        var json = CommonOptions.Json();
        var command = new Command("import", "Take over a list from a file.") { file, shelf, strict, json };
        command.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    var read = await ReadAsync(parsed.GetRequiredValue(file), parsed.GetValue(shelf), ct);
                    await using var services = await scope.ComposeStateAsync(parsed, ct);
                    var import = await services.WantedList.ImportAsync(read.Source, read.Lines, parsed.GetValue(strict), ct);
                    import = import with { OtherShelf = read.OtherShelf };
                    await (
                        parsed.GetValue(json)
                            ? CommandJson.WriteAsync(scope.Console.Output, import)
                            : WantedImportText.WriteAsync(scope.Console, import, read.OtherShelves)
                    );
                    return import.Refused ? ExitCode.Wrong : ExitCode.Good;
                }
            )
        );
        return command;
    }

    private static async Task<WantedFileResult> ReadAsync(FileInfo file, string? shelf, CancellationToken cancellationToken)
    {
        if (!file.Exists)
        {
            throw new CommandFailedException($"There is no file {file.FullName}.");
        }

        await using var content = file.OpenRead();
        var read = await WantedFile.ReadAsync(content, shelf, cancellationToken);
        return read.Refusal is { } refusal ? throw new CommandFailedException(refusal) : read;
    }
}
