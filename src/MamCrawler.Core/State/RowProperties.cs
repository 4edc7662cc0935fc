using System.Text.Json;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.State;

/// <summary>Reading a row's properties without surprises: what this version cannot read is a named fault (<see cref="RowFault"/>).</summary>
internal static class RowProperties
{
    public static string Text(this TableRow row, string name) => row.Find<string>(name) ?? "";

    /// <summary>A property; null or the default when it is missing.</summary>
    public static T? Find<T>(this TableRow row, string name)
    {
        if (!row.Properties.TryGetValue(name, out var value))
            return default;
        return value is T typed ? typed : throw RowFault.Damaged(row, name);
    }

    /// <summary>A property that every row has.</summary>
    public static T Need<T>(this TableRow row, string name)
        where T : notnull => row.Properties.GetValueOrDefault(name) is T typed ? typed : throw RowFault.Damaged(row, name);

    /// <summary>A word of a fixed list, which a newer version may have made longer.</summary>
    public static TWord Word<TWord>(this TableRow row, string name)
        where TWord : struct, Enum => WordOf<TWord>(row, name, row.Need<string>(name));

    /// <inheritdoc cref="Word{TWord}" />
    public static TWord WordOf<TWord>(TableRow row, string name, string word)
        where TWord : struct, Enum => Enum.TryParse<TWord>(word, out var known) && Enum.IsDefined(known) ? known : throw RowFault.UnknownWord(row, name, word);

    /// <summary>A compressed JSON value; null when it is missing.</summary>
    public static T? Json<T>(this TableRow row, string name)
        where T : class
    {
        try
        {
            return row.Find<byte[]>(name) is { } bytes ? StateJson.Decompress<T>(bytes) : null;
        }
        catch (InvalidDataException exception)
        {
            throw RowFault.Damaged(row, name, exception);
        }
    }

    /// <summary>A JSON value in a text that every row has.</summary>
    public static T JsonText<T>(this TableRow row, string name, JsonSerializerOptions? options = null)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(row.Need<string>(name), options) ?? throw RowFault.Damaged(row, name);
        }
        catch (JsonException exception)
        {
            throw RowFault.Damaged(row, name, exception);
        }
    }
}
