using System.Text;

namespace MamCrawler.Core.Reports;

/// <summary>Text from outside as a cell of a Markdown table.</summary>
internal static class MarkdownText
{
    /// <summary>What would be markup is shown as it is, on one line.</summary>
    internal static string Cell(string value)
    {
        var cell = new StringBuilder(value.Length);
        foreach (var character in value)
        {
            if (char.IsControl(character))
                cell.Append(' ');
            else if (character is '&' or '<' or '>')
                cell.Append(
                    character == '&' ? "&amp;"
                    : character == '<' ? "&lt;"
                    : "&gt;"
                );
            else if (character is '|' or '\\' or '`' or '*' or '_' or '[' or ']' or '#' or '!' or '~')
                cell.Append('\\').Append(character);
            else
                cell.Append(character);
        }

        return cell.ToString();
    }
}
