using MamCrawler.Core.WantedLists;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Output;

namespace MamCrawler.Local.Commands;

/// <summary>Tells what came of taking over a list.</summary>
internal static class WantedImportText
{
    internal static async Task WriteAsync(CommandConsole console, WishImport import, IReadOnlyList<string> otherShelves)
    {
        foreach (var line in import.Unreadable)
        {
            await console.Error.WriteLineAsync(Texts.OneLine($"Line {line.Number}: {line.Refusal}"));
        }

        foreach (var owned in import.AlreadyOwned)
        {
            await console.Output.WriteLineAsync(Texts.OneLine($"Already owned: {owned}"));
        }

        foreach (var name in import.TakenOff)
        {
            await console.Output.WriteLineAsync(Texts.OneLine($"Taken off: {name}"));
        }

        if (import.Refused)
        {
            await console.Error.WriteLineAsync($"{Texts.Count(import.Unreadable.Count, "row")} cannot be read, so nothing was taken over (--strict).");
            return;
        }

        await console.Output.WriteLineAsync(
            $"{import.Added.Count} added, {import.AlreadyWanted} already wanted, {import.AlreadyOwned.Count} already owned, {import.Unreadable.Count} unreadable."
        );
        if (import.OtherShelf > 0)
        {
            await console.Output.WriteLineAsync(
                Texts.OneLine(
                    $"{Texts.Count(import.OtherShelf, "row")} on other shelves passed over ({string.Join(", ", otherShelves)}); --shelf takes one of them."
                )
            );
        }

        if (!import.Compared)
        {
            await console.Output.WriteLineAsync("No scan has read the library yet, so nothing was compared with it; the first one does.");
        }
    }
}
