namespace MamCrawler.Infra.Tests.Bicep;

/// <summary>Reads the declarations of a Bicep file.</summary>
internal sealed class BicepParser
{
    private readonly BicepTokens tokens;
    private readonly BicepExpressionParser expressions;

    public BicepParser(string source)
    {
        tokens = new BicepTokens(BicepLexer.Read(source));
        expressions = new BicepExpressionParser(tokens);
    }

    public BicepFile Read()
    {
        var declarations = new List<BicepDeclaration>();
        tokens.SkipNewLines();
        while (tokens.Current.Kind != BicepTokenKind.End)
        {
            declarations.Add(ReadDeclaration());
            tokens.TakeNewLine();
        }

        return new BicepFile(declarations);
    }

    private BicepDeclaration ReadDeclaration()
    {
        var decorators = ReadDecorators();
        var keyword = tokens.TakeIdentifier();
        switch (keyword)
        {
            case "targetScope":
                tokens.Take("=");
                return new BicepDeclaration.TargetScope(expressions.Read());
            case "param":
                var parameter = tokens.TakeIdentifier();
                return new BicepDeclaration.Parameter(parameter, tokens.TakeIdentifier(), tokens.TryTake("=") ? expressions.Read() : null, decorators);
            case "var":
                var variable = tokens.TakeIdentifier();
                tokens.Take("=");
                return new BicepDeclaration.Variable(variable, expressions.Read(), decorators);
            case "output":
                var output = tokens.TakeIdentifier();
                var type = tokens.TakeIdentifier();
                tokens.Take("=");
                return new BicepDeclaration.Output(output, type, expressions.Read(), decorators);
            case "resource" or "module":
                return ReadDeployment(keyword == "module", null, decorators);
            default:
                throw tokens.Unexpected($"a declaration instead of '{keyword}'");
        }
    }

    private List<BicepExpression.Call> ReadDecorators()
    {
        var decorators = new List<BicepExpression.Call>();
        while (tokens.TryTake("@"))
        {
            var name = tokens.TakeIdentifier();
            tokens.Take("(");
            decorators.Add(new BicepExpression.Call(null, name, expressions.ReadArguments()));
            tokens.TakeNewLine();
        }

        return decorators;
    }

    private BicepDeclaration.Deployment ReadDeployment(bool isModule, string? parent, List<BicepExpression.Call> decorators)
    {
        var name = tokens.TakeIdentifier();
        var type = tokens.Current.Kind == BicepTokenKind.Text ? tokens.Take().Text : throw tokens.Unexpected("a type or a path");
        var existing = !isModule && tokens.TryTake("existing");
        tokens.Take("=");
        BicepExpression? condition = null;
        BicepExpression.Loop? loop = null;
        var inner = new List<BicepDeclaration.Deployment>();
        BicepExpression.Object body;
        if (tokens.Is("["))
        {
            loop = expressions.Read() as BicepExpression.Loop ?? throw tokens.Unexpected("a loop");
            body = loop.Body as BicepExpression.Object ?? throw tokens.Unexpected("an object in the loop");
        }
        else
        {
            if (tokens.TryTake("if"))
            {
                tokens.Take("(");
                condition = expressions.Read();
                tokens.Take(")");
            }

            tokens.Take("{");
            body = expressions.ReadObject(() => TryReadInner(name, inner));
        }

        return new BicepDeclaration.Deployment(name, isModule, type, existing, condition, loop, body, inner, parent, decorators);
    }

    private bool TryReadInner(string parent, List<BicepDeclaration.Deployment> inner)
    {
        if (!tokens.Is("@") && !tokens.Is("resource"))
            return false;
        var decorators = ReadDecorators();
        tokens.Take("resource");
        inner.Add(ReadDeployment(isModule: false, parent, decorators));
        return true;
    }
}
