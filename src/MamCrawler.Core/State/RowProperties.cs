using MamCrawler.Core.Ports;

namespace MamCrawler.Core.State;

/// <summary>Reading a row's properties without surprises: a missing one is null or the default, a wrong type is a damaged row.</summary>
internal static class RowProperties
{
    public static string Text(this TableRow row, string name) => row.Find<string>(name) ?? "";

    public static T? Find<T>(this TableRow row, string name)
    {
        if (!row.Properties.TryGetValue(name, out var value))
            return default;
        return value is T typed
            ? typed
            : throw new InvalidDataException($"Row '{row.PartitionKey}' / '{row.RowKey}': property '{name}' is {value.GetType().Name}, not {typeof(T).Name}.");
    }

    public static T? Json<T>(this TableRow row, string name)
        where T : class => row.Find<byte[]>(name) is { } bytes ? StateJson.Decompress<T>(bytes) : null;
}
