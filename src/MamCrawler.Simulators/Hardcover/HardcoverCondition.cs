using System.Collections;

namespace MamCrawler.Simulators.Hardcover;

/// <summary>Decides whether a row meets a "where" condition. A condition on a list holds when one of its rows meets it.</summary>
internal static class HardcoverCondition
{
    /// <exception cref="GraphException">The condition uses a field or operator that there is not.</exception>
    public static bool Holds(HardcoverRow row, IReadOnlyDictionary<string, object?> where) =>
        where.All(part =>
            part.Key switch
            {
                "_and" => Parts(part.Value).All(below => Holds(row, below)),
                "_or" => Parts(part.Value).Any(below => Holds(row, below)),
                "_not" => !Parts(part.Value).All(below => Holds(row, below)),
                _ => part.Value is not IReadOnlyDictionary<string, object?> condition || FieldHolds(row.Get(part.Key), condition),
            }
        );

    private static IEnumerable<IReadOnlyDictionary<string, object?>> Parts(object? value) =>
        value switch
        {
            IReadOnlyDictionary<string, object?> one => [one],
            List<object?> list => list.OfType<IReadOnlyDictionary<string, object?>>(),
            _ => [],
        };

    private static bool FieldHolds(object? value, IReadOnlyDictionary<string, object?> condition) =>
        value switch
        {
            HardcoverRow row => Holds(row, condition),
            List<HardcoverRow> rows => rows.Any(row => Holds(row, condition)),
            _ => condition.All(entry => Compares(value, entry.Key, entry.Value)),
        };

    private static bool Compares(object? value, string comparison, object? with) =>
        comparison switch
        {
            "_is_null" => value is null == (with as bool? ?? true),
            "_eq" => value is not null && Compare(value, with) == 0,
            "_neq" => value is not null && Compare(value, with) != 0,
            "_in" => value is not null && with is List<object?> wanted && wanted.Any(entry => Compare(value, entry) == 0),
            "_nin" => value is not null && with is List<object?> unwanted && unwanted.All(entry => Compare(value, entry) != 0),
            "_gt" => value is not null && Compare(value, with) > 0,
            "_gte" => value is not null && Compare(value, with) >= 0,
            "_lt" => value is not null && Compare(value, with) < 0,
            "_lte" => value is not null && Compare(value, with) <= 0,
            _ => throw new GraphException(403, "unsupported_operation", $"{comparison} is not supported."),
        };

    /// <summary>Orders two scalars; null comes last.</summary>
    public static int Compare(object? left, object? right) =>
        (Scalar(left), Scalar(right)) switch
        {
            (null, null) => 0,
            (null, _) => 1,
            (_, null) => -1,
            (string one, string other) => string.CompareOrdinal(one, other),
            (string, _) => 1,
            (_, string) => -1,
            var (one, other) => Comparer.DefaultInvariant.Compare(one, other),
        };

    private static object? Scalar(object? value) =>
        value switch
        {
            int number => (double)number,
            bool flag => flag ? 1.0 : 0.0,
            _ => value,
        };
}
