namespace MamCrawler.Core.Reports.Pages;

/// <summary>Tables of a page. On a phone a row becomes a block whose cells carry their column's name.</summary>
internal static class PageTable
{
    /// <summary>A table in a card.</summary>
    /// <param name="html">The page.</param>
    /// <param name="columns">The columns; one whose name begins with # holds numbers.</param>
    /// <param name="rows">The rows, with as many cells.</param>
    public static void Write(HtmlWriter html, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        html.Add($"<div class=\"card scroll\" tabindex=\"0\">");
        WriteBare(html, columns, rows);
        html.Add($"</div>\n");
    }

    /// <summary>The table alone.</summary>
    public static void WriteBare(HtmlWriter html, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        // Of two columns the second stays beside the first on any screen.
        html.Add($"<table class=\"{(columns.Count > 2 ? "stack" : "plain")}\"><thead><tr>");
        foreach (var column in columns)
            html.Add($"<th scope=\"col\" class=\"{ClassOf(column)}\">{NameOf(column)}</th>");
        html.Add($"</tr></thead><tbody>\n");
        foreach (var row in rows)
        {
            html.Add($"<tr><th scope=\"row\">{row[0]}</th>");
            for (var index = 1; index < columns.Count; index++)
                html.Add($"<td class=\"{ClassOf(columns[index])}\" data-label=\"{NameOf(columns[index])}\">{row[index]}</td>");
            html.Add($"</tr>\n");
        }

        html.Add($"</tbody></table>");
    }

    private static string ClassOf(string column) => column.StartsWith('#') ? "number" : "text";

    private static string NameOf(string column) => column.TrimStart('#');
}
