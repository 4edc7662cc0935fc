namespace MamCrawler.Simulators.Hardcover;

/// <summary>A row of a table: scalars, rows it refers to, and lists of rows that refer to it, by field name.</summary>
internal abstract class HardcoverRow
{
    /// <summary>The table's name.</summary>
    public abstract string Table { get; }

    /// <summary>A text, number, boolean, null, <see cref="HardcoverRow"/> or list of them.</summary>
    /// <exception cref="GraphException">The table has no such field.</exception>
    public abstract object? Get(string field);

    protected GraphException Unknown(string field) => GraphException.Invalid($"field '{field}' not found in type: '{Table}'");
}
