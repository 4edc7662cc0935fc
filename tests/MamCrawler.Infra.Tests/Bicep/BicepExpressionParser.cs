using System.Globalization;

namespace MamCrawler.Infra.Tests.Bicep;

/// <summary>Reads expressions from the words of a Bicep file.</summary>
internal sealed class BicepExpressionParser(BicepTokens tokens)
{
    // From the loosest to the tightest.
    private static readonly string[][] Binary =
    [
        ["??"],
        ["||"],
        ["&&"],
        ["==", "!=", "=~", "!~"],
        ["<", "<=", ">", ">="],
        ["+", "-"],
        ["*", "/", "%"],
    ];

    public BicepExpression Read()
    {
        var condition = ReadBinary(0);
        if (!tokens.TryTake("?"))
            return condition;
        tokens.SkipNewLines();
        var yes = Read();
        tokens.SkipNewLines();
        tokens.Take(":");
        tokens.SkipNewLines();
        return new BicepExpression.Operation("?:", [condition, yes, Read()]);
    }

    /// <summary>An object, after its opening brace; what is no property is handed to the caller.</summary>
    public BicepExpression.Object ReadObject(Func<bool>? tryReadOther = null)
    {
        var properties = new List<BicepExpression.ObjectProperty>();
        tokens.SkipNewLines();
        while (!tokens.TryTake("}"))
        {
            if (tryReadOther?.Invoke() != true)
            {
                var key = tokens.Current.Kind == BicepTokenKind.Text ? ReadPrimary() : Text(tokens.TakeIdentifier());
                tokens.Take(":");
                properties.Add(new BicepExpression.ObjectProperty(key, Read()));
            }

            tokens.TakeSeparator("}");
        }

        return new BicepExpression.Object(properties);
    }

    /// <summary>The arguments of a call, after its opening parenthesis.</summary>
    public List<BicepExpression> ReadArguments()
    {
        var arguments = new List<BicepExpression>();
        tokens.SkipNewLines();
        while (!tokens.TryTake(")"))
        {
            arguments.Add(Read());
            tokens.SkipNewLines();
            if (!tokens.Is(")"))
                tokens.Take(",");
            tokens.SkipNewLines();
        }

        return arguments;
    }

    private BicepExpression ReadBinary(int level)
    {
        if (level == Binary.Length)
            return ReadUnary();
        var left = ReadBinary(level + 1);
        while (tokens.TryTakeAny(Binary[level]) is { } symbol)
            left = new BicepExpression.Operation(symbol, [left, ReadBinary(level + 1)]);
        return left;
    }

    private BicepExpression ReadUnary() =>
        tokens.TryTakeAny(["!", "-"]) is { } symbol ? new BicepExpression.Operation(symbol, [ReadUnary()]) : ReadPostfix(ReadPrimary());

    private BicepExpression ReadPostfix(BicepExpression of)
    {
        while (true)
        {
            if (tokens.TryTakeAny([".", ".?"]) is not null)
            {
                var member = tokens.TakeIdentifier();
                of = tokens.TryTake("(") ? new BicepExpression.Call(of, member, ReadArguments()) : new BicepExpression.Member(of, member);
            }
            else if (tokens.TryTake("::"))
                of = new BicepExpression.Nested(of, tokens.TakeIdentifier());
            else if (tokens.TryTake("["))
            {
                of = new BicepExpression.Index(of, Read());
                tokens.Take("]");
            }
            else if (tokens.TryTake("!"))
                continue;
            else
                return of;
        }
    }

    private BicepExpression ReadPrimary()
    {
        var token = tokens.Take();
        return token switch
        {
            { Kind: BicepTokenKind.Number } => new BicepExpression.Constant(long.Parse(token.Text, CultureInfo.InvariantCulture)),
            { Kind: BicepTokenKind.VerbatimText } => Text(token.Text),
            { Kind: BicepTokenKind.Text } => BicepTextParser.Read(token),
            { Kind: BicepTokenKind.Identifier } => ReadName(token.Text),
            { Text: "{" } => ReadObject(),
            { Text: "[" } => ReadList(),
            { Text: "(" } => ReadParenthesis(),
            _ => throw new BicepSyntaxException(token.Line, $"'{token.Text.Trim()}' begins no expression."),
        };
    }

    private BicepExpression ReadName(string name)
    {
        if (tokens.TryTake("=>"))
            return new BicepExpression.Lambda([name], Read());
        if (tokens.TryTake("("))
            return new BicepExpression.Call(null, name, ReadArguments());
        return name switch
        {
            "true" => new BicepExpression.Constant(true),
            "false" => new BicepExpression.Constant(false),
            "null" => new BicepExpression.Constant(null),
            _ => new BicepExpression.Name(name),
        };
    }

    private BicepExpression ReadParenthesis()
    {
        var inner = ReadArguments();
        if (tokens.TryTake("=>"))
            return new BicepExpression.Lambda([.. inner.Cast<BicepExpression.Name>().Select(name => name.Identifier)], Read());
        return inner is [var only] ? only : throw new BicepSyntaxException(tokens.Current.Line, "Parentheses hold one expression.");
    }

    private BicepExpression ReadList()
    {
        tokens.SkipNewLines();
        return tokens.Is("for") ? ReadLoop() : ReadArray();
    }

    private BicepExpression.Array ReadArray()
    {
        var items = new List<BicepExpression>();
        while (!tokens.TryTake("]"))
        {
            items.Add(Read());
            tokens.TakeSeparator("]");
        }

        return new BicepExpression.Array(items);
    }

    private BicepExpression.Loop ReadLoop()
    {
        tokens.Take("for");
        List<string> variables = [];
        if (tokens.TryTake("("))
            variables.AddRange(ReadArguments().Cast<BicepExpression.Name>().Select(name => name.Identifier));
        else
            variables.Add(tokens.TakeIdentifier());
        tokens.Take("in");
        var source = Read();
        tokens.Take(":");
        tokens.SkipNewLines();
        var condition = tokens.TryTake("if") ? ReadPrimary() : null;
        var body = Read();
        tokens.SkipNewLines();
        tokens.Take("]");
        return new BicepExpression.Loop(variables, source, condition, body);
    }

    private static BicepExpression.Text Text(string value) => new([new BicepExpression.Constant(value)]);
}
