using System.Globalization;

namespace MamCrawler.Core.Gaps;

/// <summary>Writes positions the way people write them: "3", "13.5".</summary>
internal static class SlotNumber
{
    public static string Text(decimal position) =>
        position is >= 0 and < 1000 && (int)position is var whole && whole == position
            ? whole.ToString(CultureInfo.InvariantCulture)
            : position.ToString("0.####", CultureInfo.InvariantCulture);
}
