namespace MamCrawler.Infra.Tests.Bicep;

/// <summary>A declaration of a Bicep file.</summary>
/// <param name="Name">The symbol.</param>
/// <param name="Decorators">What stands before it with an @.</param>
internal abstract record BicepDeclaration(string Name, IReadOnlyList<BicepExpression.Call> Decorators)
{
    /// <summary>The outermost expressions of the declaration.</summary>
    public abstract IEnumerable<BicepExpression> Expressions { get; }

    public bool HasDecorator(string name) => Decorators.Any(decorator => decorator.Function == name);

    internal sealed record TargetScope(BicepExpression Value) : BicepDeclaration("targetScope", [])
    {
        public override IEnumerable<BicepExpression> Expressions => [Value];
    }

    internal sealed record Parameter(string Name, string Type, BicepExpression? Default, IReadOnlyList<BicepExpression.Call> Decorators)
        : BicepDeclaration(Name, Decorators)
    {
        public override IEnumerable<BicepExpression> Expressions => Default is null ? Decorators : Decorators.Append(Default);
    }

    internal sealed record Variable(string Name, BicepExpression Value, IReadOnlyList<BicepExpression.Call> Decorators) : BicepDeclaration(Name, Decorators)
    {
        public override IEnumerable<BicepExpression> Expressions => [Value];
    }

    internal sealed record Output(string Name, string Type, BicepExpression Value, IReadOnlyList<BicepExpression.Call> Decorators)
        : BicepDeclaration(Name, Decorators)
    {
        public override IEnumerable<BicepExpression> Expressions => [Value];
    }

    /// <summary>A resource (its type has its version) or a module (its type is its path). The parent is the resource that it stands in.</summary>
    internal sealed record Deployment(
        string Name,
        bool IsModule,
        string Type,
        bool Existing,
        BicepExpression? Condition,
        BicepExpression.Loop? Loop,
        BicepExpression.Object Body,
        IReadOnlyList<Deployment> Inner,
        string? Parent,
        IReadOnlyList<BicepExpression.Call> Decorators
    ) : BicepDeclaration(Name, Decorators)
    {
        public override IEnumerable<BicepExpression> Expressions =>
            new[] { Loop ?? (BicepExpression)Body }.Concat(Condition is null ? [] : [Condition]).Concat(Inner.SelectMany(inner => inner.Expressions));
    }
}
