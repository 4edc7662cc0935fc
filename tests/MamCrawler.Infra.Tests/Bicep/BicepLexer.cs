namespace MamCrawler.Infra.Tests.Bicep;

/// <summary>Cuts a Bicep file into words.</summary>
internal sealed class BicepLexer(string source)
{
    private static readonly string[] Symbols =
    [
        "::",
        ".?",
        "??",
        "=>",
        "==",
        "!=",
        "=~",
        "!~",
        "<=",
        ">=",
        "&&",
        "||",
        .. "=:.,()[]{}?!<>+-*/%@|".Select(character => character.ToString()),
    ];

    private int position;
    private int line = 1;

    public static IReadOnlyList<BicepToken> Read(string source, int firstLine = 1)
    {
        var lexer = new BicepLexer(source.ReplaceLineEndings("\n")) { line = firstLine };
        var tokens = new List<BicepToken>();
        do tokens.Add(lexer.Next());
        while (tokens[^1].Kind != BicepTokenKind.End);
        return tokens;
    }

    private BicepToken Next()
    {
        SkipBlanksAndComments();
        if (position == source.Length)
            return new BicepToken(BicepTokenKind.End, "", line);
        var first = source[position];
        if (first == '\n')
        {
            position++;
            return new BicepToken(BicepTokenKind.NewLine, "\n", line++);
        }

        if (char.IsAsciiLetter(first) || first == '_')
            return While(BicepTokenKind.Identifier, character => char.IsAsciiLetterOrDigit(character) || character == '_');
        if (char.IsAsciiDigit(first))
            return While(BicepTokenKind.Number, char.IsAsciiDigit);
        if (first == '\'')
            return source.AsSpan(position).StartsWith("'''") ? Verbatim() : Text();
        var symbol =
            Symbols.FirstOrDefault(symbol => source.AsSpan(position).StartsWith(symbol))
            ?? throw new BicepSyntaxException(line, $"'{first}' means nothing here.");
        position += symbol.Length;
        return new BicepToken(BicepTokenKind.Symbol, symbol, line);
    }

    private void SkipBlanksAndComments()
    {
        while (position < source.Length)
        {
            var rest = source.AsSpan(position);
            if (rest[0] is ' ' or '\t')
                position++;
            else if (rest.StartsWith("//"))
                position += rest.IndexOf('\n') is var end and >= 0 ? end : rest.Length;
            else if (rest.StartsWith("/*"))
                position += Counted(rest[..(rest.IndexOf("*/") is var end and >= 0 ? end + 2 : throw new BicepSyntaxException(line, "A comment has no end."))]);
            else
                return;
        }
    }

    private BicepToken While(BicepTokenKind kind, Func<char, bool> belongs)
    {
        var start = position;
        while (position < source.Length && belongs(source[position]))
            position++;
        return new BicepToken(kind, source[start..position], line);
    }

    private BicepToken Verbatim()
    {
        var start = position + 3;
        var end = source.IndexOf("'''", start, StringComparison.Ordinal);
        if (end < 0)
            throw new BicepSyntaxException(line, "A text has no end.");
        var token = new BicepToken(BicepTokenKind.VerbatimText, source[start..end], line);
        line += source[start..end].Count(character => character == '\n');
        position = end + 3;
        return token;
    }

    private BicepToken Text()
    {
        var start = ++position;
        var depth = 0;
        for (; position < source.Length && source[position] != '\n'; position++)
        {
            if (source[position] == '\\')
                position++;
            else if (source.AsSpan(position).StartsWith("${"))
                depth++;
            else if (source[position] == '}' && depth > 0)
                depth--;
            else if (source[position] == '\'' && depth == 0)
                return new BicepToken(BicepTokenKind.Text, source[start..position++], line);
        }

        throw new BicepSyntaxException(line, "A text has no end.");
    }

    private int Counted(ReadOnlySpan<char> passed)
    {
        line += passed.Count('\n');
        return passed.Length;
    }
}
