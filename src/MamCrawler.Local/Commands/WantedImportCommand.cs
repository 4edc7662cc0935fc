using System.CommandLine;
using MamCrawler.Core.WantedLists;
using MamCrawler.Integrations.WantedFiles;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Composition;
using MamCrawler.Local.Output;

namespace MamCrawler.Local.Commands;

/// <summary><c>wanted import FILE</c>: takes over the export of another service, or the list that Hardcover keeps. It may be repeated: what is on the list already is not added again.</summary>
internal static class WantedImportCommand
{
    internal static Command Create(CommandScope scope)
    {
        var file = new Argument<FileInfo?>("FILE")
        {
            Description = "An export of Goodreads or StoryGraph, or a CSV file with the columns title, author, asin, isbn.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var hardcover = new Option<bool>("--hardcover") { Description = "Take over your want-to-read list of Hardcover instead of a file." };
        var shelf = new Option<string?>("--shelf") { Description = $"The shelf to take; '{WantedFile.ToRead}' unless another is named.", HelpName = "NAME" };
        var strict = new Option<bool>("--strict") { Description = "Take nothing when a row cannot be read." };
        var json = CommonOptions.Json();
        var command = new Command("import", "Take over a list from a file or from Hardcover.") { file, hardcover, shelf, strict, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(hardcover) == result.GetValue(file) is not null)
            {
                result.AddError("Give either a FILE or --hardcover.");
            }
            else if (result.GetValue(hardcover) && (result.GetValue(shelf) is not null || result.GetValue(strict)))
            {
                result.AddError("--shelf and --strict are for files.");
            }
        });
        command.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    await using var services = await scope.ComposeStateAsync(parsed, ct);
                    var (import, shelves) = parsed.GetValue(file) is { } list
                        ? await TakeAsync(services, list, parsed.GetValue(shelf), parsed.GetValue(strict), ct)
                        : (await services.WantedList.AgreeAsync(services.WantToRead.Source, await services.WantToRead.ReadAsync(ct), ct), []);
                    await (
                        parsed.GetValue(json)
                            ? CommandJson.WriteAsync(scope.Console.Output, import)
                            : WantedImportText.WriteAsync(scope.Console, import, shelves)
                    );
                    return import.Refused ? ExitCode.Wrong : ExitCode.Good;
                }
            )
        );
        return command;
    }

    private static async Task<(WishImport Import, IReadOnlyList<string> OtherShelves)> TakeAsync(
        ILocalServices services,
        FileInfo file,
        string? shelf,
        bool strict,
        CancellationToken cancellationToken
    )
    {
        var read = await ReadAsync(file, shelf, cancellationToken);
        var import = await services.WantedList.ImportAsync(read.Source, read.Lines, strict, cancellationToken);
        return (import with { OtherShelf = read.OtherShelf }, read.OtherShelves);
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
