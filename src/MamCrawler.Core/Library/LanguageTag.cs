using System.Collections.Frozen;

namespace MamCrawler.Core.Library;

/// <summary>A language however it is written ("English", "en-GB", "ENG"), folded to its two-letter code where it has one. Empty means unknown.</summary>
public readonly record struct LanguageTag
{
    private static readonly FrozenDictionary<string, string> Codes = ReadCodes();
    private readonly string? _code;

    private LanguageTag(string code) => _code = code;

    /// <summary>The two-letter code, or the folded text of a language that is not listed here; empty when unknown.</summary>
    public string Code => _code ?? "";

    public bool IsKnown => !string.IsNullOrEmpty(_code);

    /// <summary>Folds a language's name or code. Never throws.</summary>
    public static LanguageTag Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 60)
            return default;
        if (Codes.TryGetValue(text, out var known))
            return new(known);
        var folded = text.Trim().ToLowerInvariant();
        var end = folded.AsSpan().IndexOfAny('-', '_', '(');
        var head = (end > 0 ? folded[..end] : folded).Trim();
        return new(
            Codes.TryGetValue(head, out var code) ? code
            : head is "unknown" or "other" or "und" or "mul" ? ""
            : head
        );
    }

    /// <summary>True when both are known and are not the same language.</summary>
    public bool Contradicts(LanguageTag other) => IsKnown && other.IsKnown && Code != other.Code;

    /// <inheritdoc />
    public override string ToString() => Code;

    private static FrozenDictionary<string, string> ReadCodes()
    {
        string[] languages =
        [
            "en eng english",
            "de ger deu german deutsch",
            "fr fre fra french français francais",
            "es spa spanish español espanol castilian",
            "it ita italian italiano",
            "pt por portuguese português portugues",
            "nl dut nld dutch nederlands",
            "sv swe swedish svenska",
            "no nor norwegian norsk nb nob bokmål",
            "da dan danish dansk",
            "fi fin finnish suomi",
            "is ice isl icelandic",
            "pl pol polish polski",
            "cs cze ces czech čeština",
            "sk slo slk slovak",
            "hu hun hungarian magyar",
            "ro rum ron romanian",
            "bg bul bulgarian",
            "ru rus russian русский",
            "uk ukr ukrainian",
            "el gre ell greek",
            "tr tur turkish türkçe",
            "he heb hebrew",
            "ar ara arabic",
            "fa per fas persian farsi",
            "hi hin hindi",
            "ja jpn japanese 日本語",
            "zh chi zho chinese mandarin 中文",
            "ko kor korean 한국어",
            "la lat latin",
            "ca cat catalan",
            "hr hrv croatian",
            "sr srp serbian",
            "sl slv slovenian slovene",
            "et est estonian",
            "lv lav latvian",
            "lt lit lithuanian",
            "ga gle irish",
            "cy wel cym welsh",
            "af afr afrikaans",
            "bn ben bengali",
            "ta tam tamil",
            "te tel telugu",
            "ur urd urdu",
            "id ind indonesian",
            "vi vie vietnamese",
            "th tha thai",
        ];
        return languages
            .SelectMany(line => line.Split(' '), (line, name) => (Name: name, Code: line[..line.IndexOf(' ', StringComparison.Ordinal)]))
            .ToFrozenDictionary(entry => entry.Name, entry => entry.Code, StringComparer.OrdinalIgnoreCase);
    }
}
