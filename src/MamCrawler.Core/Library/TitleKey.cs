namespace MamCrawler.Core.Library;

/// <summary>
/// What is left of a title when case, accents, punctuation and ornament are folded away (rules.md 2). An empty key matches nothing. A volume's own number
/// ("Volume 2") and a part ("PART 3") stay in the key, because they tell one book from another.
/// </summary>
public readonly record struct TitleKey
{
    private readonly string? _text;

    private TitleKey(string text) => _text = text;

    /// <summary>The folded words, separated by one space.</summary>
    public string Text => _text ?? "";

    public bool IsEmpty => string.IsNullOrEmpty(_text);

    /// <summary>Folds a title. Never throws; longer texts are cut at 500 characters.</summary>
    public static TitleKey Of(string? title)
    {
        if (string.IsNullOrEmpty(title))
            return default;
        Span<char> key = stackalloc char[TitleKeyWriter.BufferFor(title.Length)];
        return Folded(key[..TitleKeyWriter.Write(title, key)]);
    }

    /// <summary>True when both are the same non-empty key.</summary>
    public bool Matches(TitleKey other) => !IsEmpty && Text == other.Text;

    /// <inheritdoc />
    public override string ToString() => Text;

    internal static TitleKey Folded(ReadOnlySpan<char> folded) => folded.IsEmpty ? default : new(folded.ToString());
}
