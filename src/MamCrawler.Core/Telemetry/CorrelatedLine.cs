using System.Collections;

namespace MamCrawler.Core.Telemetry;

/// <summary>A log line's text and values with the correlation id behind them.</summary>
internal sealed class CorrelatedLine : IReadOnlyList<KeyValuePair<string, object?>>
{
    private readonly List<KeyValuePair<string, object?>> values;
    private readonly string text;

    private CorrelatedLine(List<KeyValuePair<string, object?>> values, string text) => (this.values, this.text) = (values, text);

    public int Count => values.Count;

    public KeyValuePair<string, object?> this[int index] => values[index];

    public static CorrelatedLine Of<TState>(TState state, string id, string text)
    {
        var known = state as IEnumerable<KeyValuePair<string, object?>> ?? [];
        return new CorrelatedLine([.. known, new(Correlation.Key, id)], $"{text} {Correlation.Key}={EventText.From(id)}");
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => values.GetEnumerator();

    public override string ToString() => text;

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
