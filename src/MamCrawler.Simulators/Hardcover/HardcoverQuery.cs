using System.Text.Json;

namespace MamCrawler.Simulators.Hardcover;

/// <summary>Carries out the fields of a query and writes their values.</summary>
internal sealed class HardcoverQuery(HardcoverTables tables, HardcoverSearch search, HardcoverRow reader, bool empty)
{
    /// <summary>Writes one top-level field's value.</summary>
    /// <exception cref="GraphException">The query asks for what there is not.</exception>
    public void Write(Utf8JsonWriter json, GraphField field)
    {
        json.WritePropertyName(field.Alias);
        switch (field.Name)
        {
            case "me":
                WriteRows(json, [reader], field);
                break;
            case "search":
                search.Write(json, field, empty);
                break;
            case var name when name.EndsWith("_by_pk", StringComparison.Ordinal):
                WriteValue(json, empty ? null : tables.Row(name[..^"_by_pk".Length], field.Arguments.GetValueOrDefault("id")), field);
                break;
            default:
                WriteRows(json, empty ? [] : tables.Rows(field.Name, field.Argument<IReadOnlyDictionary<string, object?>>("where")), field);
                break;
        }
    }

    private static void WriteRows(Utf8JsonWriter json, IEnumerable<HardcoverRow> rows, GraphField field)
    {
        if (field.Argument<IReadOnlyDictionary<string, object?>>("where") is { } where)
            rows = rows.Where(row => HardcoverCondition.Holds(row, where));
        rows = Order(rows, field);
        rows = DistinctOn(rows, field);
        if (field.Arguments.TryGetValue("offset", out var offset) && offset is double skipped)
            rows = rows.Skip((int)skipped);
        if (field.Arguments.TryGetValue("limit", out var limit) && limit is double most)
            rows = rows.Take((int)most);

        json.WriteStartArray();
        foreach (var row in rows)
            WriteRow(json, row, field);
        json.WriteEndArray();
    }

    private static IEnumerable<HardcoverRow> DistinctOn(IEnumerable<HardcoverRow> rows, GraphField field) =>
        field.Arguments.GetValueOrDefault("distinct_on") switch
        {
            string name => rows.DistinctBy(row => row.Get(name)),
            List<object?> names => names.OfType<string>().Aggregate(rows, (left, name) => left.DistinctBy(row => row.Get(name))),
            _ => rows,
        };

    private static IEnumerable<HardcoverRow> Order(IEnumerable<HardcoverRow> rows, GraphField field)
    {
        var keys = field.Arguments.GetValueOrDefault("order_by") switch
        {
            IReadOnlyDictionary<string, object?> one => [one],
            List<object?> list => list.OfType<IReadOnlyDictionary<string, object?>>(),
            _ => (IEnumerable<IReadOnlyDictionary<string, object?>>)[],
        };
        var comparer = Comparer<object?>.Create(HardcoverCondition.Compare);
        IOrderedEnumerable<HardcoverRow>? ordered = null;
        foreach (var (path, descending) in keys.SelectMany(key => key.Select(Flatten)))
        {
            Func<HardcoverRow, object?> value = row => Value(row, path);
            ordered = (ordered, descending) switch
            {
                (null, false) => rows.OrderBy(value, comparer),
                (null, true) => rows.OrderByDescending(value, comparer),
                (_, false) => ordered.ThenBy(value, comparer),
                _ => ordered.ThenByDescending(value, comparer),
            };
        }

        return ordered ?? rows;
    }

    private static (List<string> Path, bool Descending) Flatten(KeyValuePair<string, object?> key)
    {
        var path = new List<string> { key.Key };
        var value = key.Value;
        while (value is IReadOnlyDictionary<string, object?> { Count: > 0 } below)
        {
            path.Add(below.First().Key);
            value = below.First().Value;
        }

        return (path, value is string direction && direction.StartsWith("desc", StringComparison.Ordinal));
    }

    private static object? Value(HardcoverRow row, List<string> path)
    {
        object? value = row;
        foreach (var name in path)
            value = (value as HardcoverRow)?.Get(name);
        return value;
    }

    private static void WriteRow(Utf8JsonWriter json, HardcoverRow row, GraphField field)
    {
        json.WriteStartObject();
        foreach (var below in field.Fields)
        {
            json.WritePropertyName(below.Alias);
            WriteValue(json, below.Name == "__typename" ? row.Table : row.Get(below.Name), below);
        }

        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, object? value, GraphField field)
    {
        switch (value)
        {
            case HardcoverRow row when field.Fields.Count > 0:
                WriteRow(json, row, field);
                break;
            case List<HardcoverRow> rows when field.Fields.Count > 0:
                WriteRows(json, rows, field);
                break;
            case HardcoverRow or List<HardcoverRow>:
                throw GraphException.Invalid($"missing selection set for '{field.Name}'");
            case not null when field.Fields.Count > 0:
                throw GraphException.Invalid($"unexpected subselection set for non-object field '{field.Name}'");
            default:
                JsonSerializer.Serialize(json, value);
                break;
        }
    }
}
