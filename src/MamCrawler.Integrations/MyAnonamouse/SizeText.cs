using System.Globalization;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>A size as the tracker prints it ("1,016.2 KiB", "1.1 GiB"): rounded, so it stands for an interval.</summary>
/// <param name="Low">The smallest number of bytes that prints like this.</param>
/// <param name="Middle">The middle of the interval.</param>
/// <param name="High">The largest number of bytes that prints like this.</param>
internal readonly record struct SizeText(long Low, long Middle, long High)
{
    private const double Largest = 1L << 50;

    /// <summary>Reads a size; null when the text is none. A number without a unit is exact bytes.</summary>
    public static SizeText? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 40)
            return null;
        var trimmed = text.Trim();
        var end = trimmed.Length;
        while (end > 0 && !char.IsAsciiDigit(trimmed[end - 1]))
            end--;
        var digits = trimmed[..end];
        if (
            !double.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)
            || !double.IsFinite(number)
        )
            return null;
        if (Unit(trimmed[end..].Trim()) is not { } unit || number * unit > Largest)
            return null;
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var half = unit == 1 ? 0 : Math.Pow(10, point < 0 ? 0 : -(digits.Length - point - 1)) / 2;
        return new((long)Math.Max(0, (number - half) * unit), (long)(number * unit), (long)((number + half) * unit));
    }

    private static double? Unit(string unit) =>
        unit.ToUpperInvariant() switch
        {
            "" or "B" or "BYTES" => 1,
            "KIB" or "KB" or "K" => 1024,
            "MIB" or "MB" or "M" => 1024 * 1024,
            "GIB" or "GB" or "G" => 1024d * 1024 * 1024,
            "TIB" or "TB" or "T" => 1024d * 1024 * 1024 * 1024,
            _ => null,
        };
}
