namespace MamCrawler.Simulators.Hardcover;

/// <summary>A field of a GraphQL query. Values are numbers, texts, booleans, null, lists and objects; names of an enumeration are texts.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Alias">The name in the answer.</param>
/// <param name="Arguments">Its arguments, variables put in.</param>
/// <param name="Fields">The fields below it; empty for a scalar.</param>
internal sealed record GraphField(string Name, string Alias, IReadOnlyDictionary<string, object?> Arguments, IReadOnlyList<GraphField> Fields)
{
    public T? Argument<T>(string name) => Arguments.TryGetValue(name, out var value) && value is T wanted ? wanted : default;
}
