using System.Text;
using MamCrawler.Local.CommandLine;
using Spectre.Console;

namespace MamCrawler.Local.Output;

/// <summary>A table of results: drawn at a terminal, plain aligned columns elsewhere.</summary>
public sealed class ResultTable(string? title, params string[] columns)
{
    private readonly List<string[]> rows = [];

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
            console.RichOutput.Write(Draw());
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

    private Table Draw()
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

        foreach (var row in rows)
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        return table;
    }

    private async Task WritePlainAsync(TextWriter writer)
    {
        if (title is not null)
        {
            await writer.WriteLineAsync(title);
        }

        var widths = columns.Select((column, index) => Math.Max(column.Length, rows.Select(row => row[index].Length).DefaultIfEmpty().Max())).ToArray();
        foreach (var row in rows.Prepend(columns))
        {
            await writer.WriteLineAsync(string.Join("  ", row.Select((cell, index) => cell.PadRight(widths[index]))).TrimEnd());
        }

        await writer.WriteLineAsync();
    }
}
