using MamCrawler.Core.Metadata.Writing;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Output;

namespace MamCrawler.Local.Commands;

/// <summary>Shows changes of the library's metadata.</summary>
internal static class ChangeTables
{
    private const int Longest = 120;

    /// <summary>A field's values in a cell.</summary>
    internal static string Tell(IReadOnlyList<string> values)
    {
        var text = Texts.OneLine(string.Join("; ", values));
        return text.Length <= Longest ? text : text[..Longest] + "…";
    }

    internal static async Task WriteAsync(CommandConsole console, IReadOnlyList<MetadataChange> changes, string none)
    {
        if (changes.Count == 0)
        {
            await console.Output.WriteLineAsync(none);
            return;
        }

        var table = new ResultTable(Texts.Count(changes.Count, "change"), "Change", "State", "At", "Book", "Old", "New", "Sources", "Run");
        foreach (var change in changes)
        {
            table.Add(
                change.Id,
                change.State.ToString(),
                Texts.Time(change.At),
                change.Title,
                Tell(change.Old),
                Tell(change.New),
                string.Join(", ", change.Sources),
                change.Run
            );
        }

        await table.WriteAsync(console);
    }
}
