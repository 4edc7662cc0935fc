namespace MamCrawler.Infra.Tests.Bicep;

/// <summary>An expression of Bicep.</summary>
internal abstract record BicepExpression
{
    /// <summary>Itself and everything in it.</summary>
    public IEnumerable<BicepExpression> DescendantsAndSelf() => Children().SelectMany(child => child.DescendantsAndSelf()).Prepend(this);

    /// <summary>A property of an object; null when this is no object or has none of the name.</summary>
    public BicepExpression? Property(string name) =>
        this is Object literal ? literal.Properties.FirstOrDefault(property => property.Key.LiteralText == name)?.Value : null;

    /// <summary>A property of a property of this object, with points between the names.</summary>
    public BicepExpression? At(string path) => path.Split('.').Aggregate(this, (BicepExpression? inner, string name) => inner?.Property(name));

    /// <summary>The text of a string without interpolation; null for everything else.</summary>
    public string? LiteralText => this is Text { Parts: [Constant { Value: string value }] } ? value : null;

    /// <summary>True for exactly the constant.</summary>
    public bool Is(object? value) =>
        this is Constant constant ? Equals(constant.Value, value) : value is string && LiteralText is { } text && Equals(text, value);

    public virtual IEnumerable<BicepExpression> Children() => [];

    /// <summary>A number, true, false, null, or a piece of a string.</summary>
    internal sealed record Constant(object? Value) : BicepExpression;

    /// <summary>A string; its parts are constants and what is interpolated.</summary>
    internal sealed record Text(IReadOnlyList<BicepExpression> Parts) : BicepExpression
    {
        public override IEnumerable<BicepExpression> Children() => Parts;
    }

    internal sealed record ObjectProperty(BicepExpression Key, BicepExpression Value);

    internal sealed record Object(IReadOnlyList<ObjectProperty> Properties) : BicepExpression
    {
        public override IEnumerable<BicepExpression> Children() => Properties.SelectMany(property => new[] { property.Key, property.Value });
    }

    internal sealed record Array(IReadOnlyList<BicepExpression> Items) : BicepExpression
    {
        public override IEnumerable<BicepExpression> Children() => Items;
    }

    internal sealed record Name(string Identifier) : BicepExpression;

    /// <summary>A property by a point, or by a point and a question mark.</summary>
    internal sealed record Member(BicepExpression Of, string Identifier) : BicepExpression
    {
        public override IEnumerable<BicepExpression> Children() => [Of];
    }

    /// <summary>A resource inside another.</summary>
    internal sealed record Nested(BicepExpression Of, string Symbol) : BicepExpression
    {
        public override IEnumerable<BicepExpression> Children() => [Of];
    }

    internal sealed record Index(BicepExpression Of, BicepExpression Position) : BicepExpression
    {
        public override IEnumerable<BicepExpression> Children() => [Of, Position];
    }

    internal sealed record Call(BicepExpression? Of, string Function, IReadOnlyList<BicepExpression> Arguments) : BicepExpression
    {
        public override IEnumerable<BicepExpression> Children() => Of is null ? Arguments : Arguments.Prepend(Of);
    }

    internal sealed record Operation(string Operator, IReadOnlyList<BicepExpression> Operands) : BicepExpression
    {
        public override IEnumerable<BicepExpression> Children() => Operands;
    }

    internal sealed record Lambda(IReadOnlyList<string> Parameters, BicepExpression Body) : BicepExpression
    {
        public override IEnumerable<BicepExpression> Children() => [Body];
    }

    internal sealed record Loop(IReadOnlyList<string> Variables, BicepExpression Source, BicepExpression? Condition, BicepExpression Body) : BicepExpression
    {
        public override IEnumerable<BicepExpression> Children() => Condition is null ? [Source, Body] : [Source, Condition, Body];
    }
}
