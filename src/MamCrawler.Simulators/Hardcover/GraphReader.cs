using System.Text.Json;

namespace MamCrawler.Simulators.Hardcover;

/// <summary>Reads the part of GraphQL that clients of the service use: one query with variables, aliases and arguments.</summary>
internal sealed class GraphReader(string text, JsonElement variables)
{
    private const int DeepestNesting = 24;

    private readonly GraphTokens tokens = new(text);
    private readonly Dictionary<string, object?> defaults = new(StringComparer.Ordinal);

    /// <exception cref="GraphException">The text is not such a query.</exception>
    public IReadOnlyList<GraphField> Read()
    {
        if (!tokens.Is("{"))
        {
            var kind = tokens.Name();
            if (kind != "query")
                throw new GraphException(403, "unsupported_operation", $"A {kind} is not supported.");
            if (!tokens.Is("{") && !tokens.Is("("))
                tokens.Name();
            if (tokens.TryTake("("))
                ReadVariables();
        }

        var fields = ReadFields(0);
        if (!tokens.AtEnd)
            throw GraphException.Invalid("Only one operation is supported.");
        return fields;
    }

    private void ReadVariables()
    {
        while (!tokens.TryTake(")"))
        {
            tokens.Take("$");
            var name = tokens.Name();
            tokens.Take(":");
            while (!tokens.Is("$") && !tokens.Is(")") && !tokens.Is("="))
                tokens.Skip();
            if (tokens.TryTake("="))
                defaults[name] = ReadValue(0);
        }
    }

    private List<GraphField> ReadFields(int depth)
    {
        if (depth > DeepestNesting)
            throw GraphException.Invalid("The query is nested too deeply.");

        var fields = new List<GraphField>();
        tokens.Take("{");
        while (!tokens.TryTake("}"))
        {
            var name = tokens.Name();
            var alias = name;
            if (tokens.TryTake(":"))
                name = tokens.Name();
            var arguments = tokens.TryTake("(") ? ReadMembers(")", 0) : [];
            fields.Add(new GraphField(name, alias, arguments, tokens.Is("{") ? ReadFields(depth + 1) : []));
        }

        return fields;
    }

    private Dictionary<string, object?> ReadMembers(string end, int depth)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        while (!tokens.TryTake(end))
        {
            var name = tokens.Name();
            tokens.Take(":");
            members[name] = ReadValue(depth + 1);
        }

        return members;
    }

    private object? ReadValue(int depth)
    {
        if (depth > DeepestNesting)
            throw GraphException.Invalid("The query is nested too deeply.");
        if (tokens.TryTake("$"))
            return Variable(tokens.Name());
        if (tokens.TryTake("{"))
            return ReadMembers("}", depth);
        if (!tokens.TryTake("["))
            return tokens.Scalar();

        var list = new List<object?>();
        while (!tokens.TryTake("]"))
            list.Add(ReadValue(depth + 1));
        return list;
    }

    private object? Variable(string name)
    {
        if (variables.ValueKind == JsonValueKind.Object && variables.TryGetProperty(name, out var value))
            return FromJson(value);
        return defaults.TryGetValue(name, out var standard) ? standard : null;
    }

    private static object? FromJson(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetDouble(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Array => value.EnumerateArray().Select(FromJson).ToList(),
            JsonValueKind.Object => value.EnumerateObject().ToDictionary(member => member.Name, member => FromJson(member.Value)),
            _ => null,
        };
}
