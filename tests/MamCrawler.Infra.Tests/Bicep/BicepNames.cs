namespace MamCrawler.Infra.Tests.Bicep;

/// <summary>Finds what a compiler would: names that nobody declared, and declarations that nobody uses.</summary>
internal static class BicepNames
{
    // The functions that infra uses; a new one is added here once it is known to exist.
    private static readonly HashSet<string> Functions =
    [
        "any",
        "deployer",
        "empty",
        "filter",
        "guid",
        "items",
        "loadJsonContent",
        "loadTextContent",
        "map",
        "split",
        "string",
        "subscription",
        "subscriptionResourceId",
        "tenant",
        "toLower",
        "toObject",
        "trim",
        "union",
        "uniqueString",
        "utcNow",
    ];

    private static readonly HashSet<string> Decorators =
    [
        "allowed",
        "description",
        "maxLength",
        "maxValue",
        "metadata",
        "minLength",
        "minValue",
        "onlyIfNotExists",
    ];

    public static IReadOnlyList<string> Problems(BicepFile file)
    {
        var declared = file.Declarations.Where(declaration => declaration is not BicepDeclaration.Output).Select(declaration => declaration.Name).ToList();
        // An output may bear the name of something else.
        var problems = file
            .Declarations.GroupBy(declaration => (declaration.Name, declaration is BicepDeclaration.Output))
            .Where(same => same.Count() > 1)
            .Select(same => $"'{same.Key.Name}' is declared twice")
            .ToList();
        var used = new HashSet<string>();
        foreach (var expression in file.Declarations.SelectMany(declaration => declaration.Expressions))
            Visit(expression, [.. declared], used, problems);
        problems.AddRange(
            file.Declarations.SelectMany(declaration => declaration.Decorators).Where(Unknown).Select(decorator => $"@{decorator.Function} is unknown")
        );
        problems.AddRange(
            file.Declarations.Where(declaration => declaration is BicepDeclaration.Parameter or BicepDeclaration.Variable || IsExisting(declaration))
                .Where(declaration => !used.Contains(declaration.Name))
                .Select(declaration => $"'{declaration.Name}' is not used")
        );
        return problems;
    }

    private static void Visit(BicepExpression expression, HashSet<string> known, HashSet<string> used, List<string> problems)
    {
        switch (expression)
        {
            case BicepExpression.Name name:
                used.Add(name.Identifier);
                if (!known.Contains(name.Identifier))
                    problems.Add($"'{name.Identifier}' is not declared");
                break;
            case BicepExpression.Call { Of: null } call when !Functions.Contains(call.Function) && !Decorators.Contains(call.Function):
                problems.Add($"the function '{call.Function}' is unknown");
                break;
        }

        var inner = expression switch
        {
            BicepExpression.Lambda lambda => [.. known, .. lambda.Parameters],
            BicepExpression.Loop loop => [.. known, .. loop.Variables],
            _ => known,
        };
        foreach (var child in expression.Children())
            Visit(child, inner, used, problems);
    }

    private static bool IsExisting(BicepDeclaration declaration) => declaration is BicepDeclaration.Deployment { Existing: true };

    private static bool Unknown(BicepExpression.Call decorator) => !Decorators.Contains(decorator.Function);
}
