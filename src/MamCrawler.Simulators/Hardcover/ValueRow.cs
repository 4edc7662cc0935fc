namespace MamCrawler.Simulators.Hardcover;

/// <summary>A small row that holds its values.</summary>
internal sealed class ValueRow(string table, params (string Field, object? Value)[] values) : HardcoverRow
{
    public override string Table => table;

    public override object? Get(string field)
    {
        foreach (var (name, value) in values)
        {
            if (name == field)
                return value;
        }

        throw Unknown(field);
    }
}
