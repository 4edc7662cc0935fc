using System.Globalization;

namespace MamCrawler.Core.Metadata.Writing;

/// <summary>The name of a change: the item, the field and the number of the change, with dots between them.</summary>
/// <param name="ItemId">The library's id of the item, which may hold dots.</param>
/// <param name="Field">The field.</param>
/// <param name="Number">Which change of the field, from 1.</param>
public readonly record struct ChangeId(string ItemId, MetadataField Field, int Number)
{
    /// <summary>Reads a name; null when it is none.</summary>
    public static ChangeId? Read(string text)
    {
        var parts = text.Split('.');
        return
            parts.Length >= 3
            && int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && char.IsAsciiLetter(parts[^2] is [var first, ..] ? first : ' ')
            && Enum.TryParse<MetadataField>(parts[^2], ignoreCase: true, out var field)
            ? new ChangeId(string.Join('.', parts[..^2]), field, number)
            : null;
    }

    /// <inheritdoc />
    public override string ToString() => $"{ItemId}.{Field}.{Number.ToString(CultureInfo.InvariantCulture)}";
}
