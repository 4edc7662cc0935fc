using System.Text;
using MamCrawler.Local.CommandLine;
using Spectre.Console;

namespace MamCrawler.Local.Output;

/// <summary>A table of results: drawn at a terminal, plain aligned columns elsewhere.</summary>
public sealed class ResultTable(string? title, params string[] columns)
{
    private const string Ellipsis = "…";
    private readonly List<string[]> rows = [];

    /// <summary>At a terminal, cells are cut so that each row fits on one line.</summary>
    public bool OneLineRows { get; init; }

    /// <summary>Adds a row of as many cells as there are columns.</summary>
    public ResultTable Add(params string[] cells)
    {
        if (cells.Length != columns.Length)
        {
            throw new ArgumentException($"The table has {columns.Length} columns, not {cells.Length}.", nameof(cells));
        }

        rows.Add([.. cells.Select(Texts.OneLine)]);
        return this;
    }

    /// <summary>Writes it to standard output.</summary>
    public async Task WriteAsync(CommandConsole console)
    {
        if (console.OutputIsTerminal)
        {
            console.RichOutput.Write(Draw(console.RichOutput.Profile.Width));
        }
        else
        {
            await WritePlainAsync(console.Output);
        }
    }

    /// <summary>The same as a section of a Markdown document.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        if (title is not null)
        {
            text.Append("## ").Append(title).Append("\n\n");
        }

        Row(columns);
        Row(columns.Select(_ => "---"));
        foreach (var row in rows)
        {
            Row(row);
        }

        return text.ToString();

        void Row(IEnumerable<string> cells) =>
            text.Append("| ").AppendJoin(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
    }

    private Table Draw(int width)
    {
        var table = new Table { Border = TableBorder.Rounded };
        if (title is not null)
        {
            table.Title = new TableTitle(Markup.Escape(title));
        }

        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(Markup.Escape(column)));
        }

        // Each column has two blanks and a line beside it, and there is one line more.
        var widths = OneLineRows ? Fit(width - (3 * columns.Length) - 1) : null;
        foreach (var row in rows)
        {
            table.AddRow([
                .. row.Select(
                    (cell, index) => Markup.Escape(widths is null || cell.Length <= widths[index] ? cell : cell[..(widths[index] - 1)].TrimEnd() + Ellipsis)
                ),
            ]);
        }

        return table;
    }

    /// <summary>Takes from the widest column until all fit; no column gets narrower than its heading, or than the ellipsis with a character before it.</summary>
    private int[] Fit(int total)
    {
        var widths = Widths();
        while (widths.Sum() > total)
        {
            var widest = Enumerable
                .Range(0, widths.Length)
                .Where(index => widths[index] > Math.Max(columns[index].Length, 2))
                .OrderByDescending(index => widths[index])
                .FirstOrDefault(-1);
            if (widest < 0)
            {
                break;
            }

            widths[widest]--;
        }

        return widths;
    }

    private int[] Widths() => [.. columns.Select((column, index) => Math.Max(column.Length, rows.Select(row => row[index].Length).DefaultIfEmpty().Max()))];

    private async Task WritePlainAsync(TextWriter writer)
    {
        if (title is not null)
        {
            await writer.WriteLineAsync(title);
        }

        var widths = Widths();
        foreach (var row in rows.Prepend(columns))
        {
            await writer.WriteLineAsync(string.Join("  ", row.Select((cell, index) => cell.PadRight(widths[index]))).TrimEnd());
        }

        await writer.WriteLineAsync();
    }
}
