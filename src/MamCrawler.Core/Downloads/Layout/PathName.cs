using System.Text;

namespace MamCrawler.Core.Downloads.Layout;

/// <summary>Makes names safe as one element of a path on every file system that a client may stand on.</summary>
public static class PathName
{
    /// <summary>The longest element, in bytes of UTF-8; below every file system's 255 with room for a number in front.</summary>
    public const int MaximumBytes = 150;

    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON",
        "PRN",
        "AUX",
        "NUL",
        "COM0",
        "COM1",
        "COM2",
        "COM3",
        "COM4",
        "COM5",
        "COM6",
        "COM7",
        "COM8",
        "COM9",
        "LPT0",
        "LPT1",
        "LPT2",
        "LPT3",
        "LPT4",
        "LPT5",
        "LPT6",
        "LPT7",
        "LPT8",
        "LPT9",
    };

    /// <summary>A safe element: no separators, control or reserved characters, no reserved device name, no dot or space at its ends; empty when nothing is left.</summary>
    public static string Safe(string text)
    {
        var builder = new StringBuilder(Math.Min(text.Length, MaximumBytes));
        var bytes = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var safe = Replace(rune);
            if (safe is null || (safe.Value.Value == ' ' && (builder.Length == 0 || builder[^1] == ' ')))
                continue;
            bytes += safe.Value.Utf8SequenceLength;
            if (bytes > MaximumBytes)
                break;
            builder.Append(safe.Value.ToString());
        }
        var name = builder.ToString().Trim(' ', '.');
        var stem = name.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? name[..dot] : name;
        return Reserved.Contains(stem.TrimEnd()) ? "_" + name : name;
    }

    private static Rune? Replace(Rune rune) =>
        rune.Value switch
        {
            '/' or '\\' or '|' => new Rune('-'),
            ':' => new Rune('-'),
            '<' or '>' or '"' or '?' or '*' => null,
            0xFFFD => null,
            _ when Rune.IsWhiteSpace(rune) => new Rune(' '),
            _ when Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format => null,
            _ => rune,
        };
}
