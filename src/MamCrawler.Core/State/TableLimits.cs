using System.Buffers;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.State;

/// <summary>The limits of Azure Table Storage (its documented data model), which every adapter keeps. Texts are counted as it stores them, two bytes a character.</summary>
public static class TableLimits
{
    /// <summary>1 KiB a key.</summary>
    public const int MaximumKeyCharacters = 512;

    /// <summary>64 KiB a property.</summary>
    public const int MaximumPropertyBytes = 64 * 1024;

    /// <summary>1 MiB a row.</summary>
    public const int MaximumRowBytes = 1024 * 1024;

    /// <summary>4 MiB a batch.</summary>
    public const int MaximumBatchBytes = 4 * 1024 * 1024;

    /// <summary>Rows in one batch.</summary>
    public const int MaximumBatchRows = 100;

    /// <summary>Properties of one row, without its keys and timestamp.</summary>
    public const int MaximumProperties = 252;

    private static readonly SearchValues<char> ForbiddenInKeys = SearchValues.Create("/\\#?");
    private static readonly DateTimeOffset EarliestTime = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Refuses a table name that is not 3 to 63 ASCII letters and digits beginning with a letter.</summary>
    /// <exception cref="ArgumentException">The name is not allowed.</exception>
    public static void CheckTable(string table)
    {
        if (table.Length is < 3 or > 63 || !char.IsAsciiLetter(table[0]) || !table.All(char.IsAsciiLetterOrDigit))
            throw new ArgumentException($"'{table}' is not a table's name: 3 to 63 letters and digits, beginning with a letter.", nameof(table));
    }

    /// <summary>Refuses a batch that breaks a limit, spans partitions or holds a row twice.</summary>
    /// <exception cref="ArgumentException">What is wrong with it.</exception>
    public static void CheckBatch(IReadOnlyList<TableOperation> operations)
    {
        if (operations.Count > MaximumBatchRows)
            throw new ArgumentException($"A batch holds at most {MaximumBatchRows} rows, not {operations.Count}.", nameof(operations));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var bytes = 0L;
        foreach (var operation in operations)
        {
            bytes += CheckRow(operation.Row);
            if (operation.Row.PartitionKey != operations[0].Row.PartitionKey)
                throw new ArgumentException("A batch stays in one partition.", nameof(operations));
            if (!seen.Add(operation.Row.RowKey))
                throw new ArgumentException($"Row '{operation.Row.RowKey}' stands twice in the batch.", nameof(operations));
        }

        if (bytes > MaximumBatchBytes)
            throw new ArgumentException($"A batch holds at most {MaximumBatchBytes} bytes, not {bytes}.", nameof(operations));
    }

    /// <summary>The row's size in bytes.</summary>
    /// <exception cref="ArgumentException">A key, a property or the row breaks a limit.</exception>
    public static long CheckRow(TableRow row)
    {
        CheckKey(row.PartitionKey, nameof(row.PartitionKey));
        CheckKey(row.RowKey, nameof(row.RowKey));
        if (row.Properties.Count > MaximumProperties)
            throw new ArgumentException($"A row has at most {MaximumProperties} properties, not {row.Properties.Count}.", nameof(row));
        var bytes = 4L + (2 * (row.PartitionKey.Length + row.RowKey.Length));
        foreach (var (name, value) in row.Properties)
        {
            CheckPropertyName(name);
            bytes += 8 + (2 * name.Length) + PropertyBytes(name, value);
        }

        return bytes <= MaximumRowBytes ? bytes : throw new ArgumentException($"A row holds at most {MaximumRowBytes} bytes, not {bytes}.", nameof(row));
    }

    /// <summary>True for what can be a key; nothing can be kept under anything else.</summary>
    public static bool IsKey(string key) => key.Length <= MaximumKeyCharacters && !HasForbidden(key);

    private static void CheckKey(string key, string parameter)
    {
        if (key.Length > MaximumKeyCharacters)
            throw new ArgumentException($"A key has at most {MaximumKeyCharacters} characters, not {key.Length}.", parameter);
        if (HasForbidden(key))
            throw new ArgumentException($"Key '{key}' holds a character that keys may not hold; encode names with {nameof(TableKeys)}.", parameter);
    }

    private static bool HasForbidden(string key) => key.AsSpan().ContainsAny(ForbiddenInKeys) || key.Any(char.IsControl) || HasLoneSurrogate(key);

    private static bool HasLoneSurrogate(string key)
    {
        foreach (var rune in key.EnumerateRunes())
        {
            if (rune.Value == 0xFFFD && !key.Contains('\uFFFD'))
                return true;
        }

        return false;
    }

    private static void CheckPropertyName(string name)
    {
        if (name.Length is 0 or > 255 || char.IsAsciiDigit(name[0]) || !name.All(character => character == '_' || char.IsAsciiLetterOrDigit(character)))
            throw new ArgumentException($"'{name}' is not a property's name: letters, digits and underscores, not beginning with a digit.", nameof(name));
        if (name is "PartitionKey" or "RowKey" or "Timestamp")
            throw new ArgumentException($"'{name}' is a property of every row and cannot be set.", nameof(name));
    }

    private static int PropertyBytes(string name, object value)
    {
        var bytes = value switch
        {
            string text => 2 * text.Length,
            byte[] binary => binary.Length,
            DateTimeOffset time when time < EarliestTime => throw new ArgumentException($"Property '{name}' is a time before 1601.", nameof(value)),
            DateTimeOffset or long or double => 8,
            Guid => 16,
            int => 4,
            bool => 1,
            null => throw new ArgumentException($"Property '{name}' is null; leave it out.", nameof(value)),
            _ => throw new ArgumentException($"Property '{name}' is of type {value.GetType().Name}, which tables cannot hold.", nameof(value)),
        };
        return bytes <= MaximumPropertyBytes
            ? bytes + 4
            : throw new ArgumentException($"Property '{name}' holds at most {MaximumPropertyBytes} bytes, not {bytes}.", nameof(value));
    }
}
