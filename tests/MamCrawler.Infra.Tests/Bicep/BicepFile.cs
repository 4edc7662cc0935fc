namespace MamCrawler.Infra.Tests.Bicep;

/// <summary>A Bicep file as a tree. What this reader does not know it refuses; it knows what <c>infra</c> uses.</summary>
/// <param name="Declarations">What stands in it, in its order.</param>
internal sealed record BicepFile(IReadOnlyList<BicepDeclaration> Declarations)
{
    public IEnumerable<BicepDeclaration.Parameter> Parameters => Declarations.OfType<BicepDeclaration.Parameter>();

    public IEnumerable<BicepDeclaration.Output> Outputs => Declarations.OfType<BicepDeclaration.Output>();

    public IEnumerable<BicepDeclaration.Deployment> Modules => Declarations.OfType<BicepDeclaration.Deployment>().Where(declared => declared.IsModule);

    /// <summary>Every resource, those inside others too.</summary>
    public IEnumerable<BicepDeclaration.Deployment> Resources =>
        Declarations.OfType<BicepDeclaration.Deployment>().Where(declared => !declared.IsModule).SelectMany(resource => resource.Inner.Prepend(resource));

    /// <summary>Every expression in it.</summary>
    public IEnumerable<BicepExpression> Expressions =>
        Declarations.SelectMany(declaration => declaration.Expressions).SelectMany(expression => expression.DescendantsAndSelf());

    public BicepDeclaration.Variable Variable(string name) => Declarations.OfType<BicepDeclaration.Variable>().Single(variable => variable.Name == name);

    /// <summary>The one resource of a type that is made here.</summary>
    public BicepDeclaration.Deployment Resource(string type) => Resources.Single(resource => !resource.Existing && resource.Type.Split('@')[0] == type);

    /// <exception cref="BicepSyntaxException">The text is not Bicep.</exception>
    public static BicepFile Parse(string source) => new BicepParser(source).Read();
}
