using System.Text;

namespace MamCrawler.Infra.Tests.Bicep;

/// <summary>Reads a string with what is interpolated in it.</summary>
internal static class BicepTextParser
{
    public static BicepExpression.Text Read(BicepToken token)
    {
        var parts = new List<BicepExpression>();
        var literal = new StringBuilder();
        var text = token.Text;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\\')
                literal.Append(Unescape(token, text[++at]));
            else if (text.AsSpan(at).StartsWith("${"))
            {
                var end = EndOfInterpolation(text, at);
                AddLiteral();
                var inner = new BicepTokens(BicepLexer.Read(text[(at + 2)..end], token.Line));
                parts.Add(new BicepExpressionParser(inner).Read());
                inner.TakeEnd();
                at = end;
            }
            else
                literal.Append(text[at]);
        }

        if (parts.Count == 0 || literal.Length > 0)
            AddLiteral(always: parts.Count == 0);
        return new BicepExpression.Text(parts);

        void AddLiteral(bool always = false)
        {
            if (always || literal.Length > 0)
                parts.Add(new BicepExpression.Constant(literal.ToString()));
            literal.Clear();
        }
    }

    private static int EndOfInterpolation(string text, int start)
    {
        var depth = 0;
        for (var at = start + 1; ; at++)
        {
            depth += text[at] switch
            {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
            if (depth == 0)
                return at;
        }
    }

    private static char Unescape(BicepToken token, char escaped) =>
        escaped switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '\\' or '\'' or '$' => escaped,
            _ => throw new BicepSyntaxException(token.Line, $"'\\{escaped}' is no escape."),
        };
}
