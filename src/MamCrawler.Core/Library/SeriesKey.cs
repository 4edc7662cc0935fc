namespace MamCrawler.Core.Library;

/// <summary>A <see cref="SeriesName"/> as the key of a group: bounded, so that a table takes it. An empty key matches nothing.</summary>
public readonly record struct SeriesKey
{
    private const int LongestText = 120;
    private readonly string? _text;

    private SeriesKey(string text) => _text = text;

    /// <summary>The folded name, at most 137 characters, without characters that a table key refuses.</summary>
    public string Text => _text ?? "";

    public bool IsEmpty => string.IsNullOrEmpty(_text);

    internal ulong Hash => KeyHash.Of(Text, 'S');

    /// <summary>Folds a series' name. Never throws.</summary>
    public static SeriesKey Of(string? name) => new(Bounded(SeriesName.Of(name).Text));

    /// <summary>True when both are the same non-empty key.</summary>
    public bool Matches(SeriesKey other) => !IsEmpty && Text == other.Text;

    /// <inheritdoc />
    public override string ToString() => Text;

    /// <summary>Cuts a key that would be too long for a table, keeping it distinct.</summary>
    internal static string Bounded(string text) => text.Length <= LongestText ? text : $"{text[..LongestText]} {KeyHash.Of(text, 'B'):x16}";
}
