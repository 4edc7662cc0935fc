using System.Globalization;
using System.Text;

namespace MamCrawler.Simulators.Hardcover;

/// <summary>Takes a GraphQL text apart into names, marks and scalars; commas, spaces and comments part them.</summary>
internal sealed class GraphTokens
{
    private readonly string text;
    private int position;

    public GraphTokens(string text)
    {
        this.text = text;
        SkipSpace();
    }

    public bool AtEnd => position >= text.Length;

    public bool Is(string mark) => position < text.Length && text[position] == mark[0];

    public bool TryTake(string mark)
    {
        if (!Is(mark))
            return AtEnd ? throw GraphException.Invalid("The query ends too early.") : false;

        position++;
        SkipSpace();
        return true;
    }

    public void Take(string mark)
    {
        if (!TryTake(mark))
            throw GraphException.Invalid($"\"{mark}\" was expected at character {position}.");
    }

    public void Skip()
    {
        if (AtEnd)
            throw GraphException.Invalid("The query ends too early.");
        position++;
        SkipSpace();
    }

    public string Name()
    {
        var start = position;
        while (position < text.Length && (char.IsAsciiLetterOrDigit(text[position]) || text[position] == '_'))
            position++;
        if (start == position)
            throw GraphException.Invalid($"A name was expected at character {position}.");

        var name = text[start..position];
        SkipSpace();
        return name;
    }

    /// <summary>A text, number, boolean, null, or a name of an enumeration.</summary>
    public object? Scalar()
    {
        if (Is("\""))
            return Quoted();
        if (position < text.Length && (char.IsAsciiDigit(text[position]) || text[position] == '-'))
            return Number();

        return Name() switch
        {
            "true" => true,
            "false" => false,
            "null" => null,
            var name => name,
        };
    }

    private double Number()
    {
        var start = position;
        while (position < text.Length && (char.IsAsciiDigit(text[position]) || "+-.eE".Contains(text[position], StringComparison.Ordinal)))
            position++;
        if (!double.TryParse(text.AsSpan(start, position - start), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            throw GraphException.Invalid($"A number was expected at character {start}.");

        SkipSpace();
        return number;
    }

    private string Quoted()
    {
        var value = new StringBuilder();
        for (position++; position < text.Length && text[position] != '"'; position++)
        {
            if (text[position] != '\\' || position + 1 >= text.Length)
                value.Append(text[position]);
            else if (text[++position] == 'u' && TryCode(position + 1, out var code))
                (_, position) = (value.Append((char)code), position + 4);
            else
                value.Append(
                    text[position] switch
                    {
                        'n' => '\n',
                        't' => '\t',
                        'r' => '\r',
                        var other => other,
                    }
                );
        }

        if (position >= text.Length)
            throw GraphException.Invalid("A text does not end.");
        position++;
        SkipSpace();
        return value.ToString();
    }

    private bool TryCode(int start, out ushort code)
    {
        code = 0;
        return start + 4 <= text.Length && ushort.TryParse(text.AsSpan(start, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out code);
    }

    private void SkipSpace()
    {
        while (position < text.Length)
        {
            if (text[position] == '#')
                position = text.IndexOf('\n', position) is var end && end < 0 ? text.Length : end;
            else if (!char.IsWhiteSpace(text[position]) && text[position] != ',')
                return;
            else
                position++;
        }
    }
}
