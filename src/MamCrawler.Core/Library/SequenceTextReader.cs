using System.Globalization;

namespace MamCrawler.Core.Library;

/// <summary>The reader behind <see cref="SequenceText.Parse"/>.</summary>
internal static class SequenceTextReader
{
    public static SequenceText Read(string? raw)
    {
        if (string.IsNullOrWhiteSpace(raw))
            return SequenceText.Empty;
        return decimal.TryParse(raw, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var position)
            ? new SequenceText(raw, [new SequenceSpan(position, position)], null, false)
            : new SequenceText(raw, [], null, false);
    }
}
