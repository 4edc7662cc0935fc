namespace MamCrawler.Core.Library;

/// <summary>A person while the library is read.</summary>
internal sealed class AuthorDraft(string key, ulong hash, string name)
{
    /// <summary>The folded name.</summary>
    public string Key { get; } = key;

    public ulong Hash { get; } = hash;

    /// <summary>The name as first written.</summary>
    public string Name { get; } = name;

    /// <summary>How many different works are owned; copies and parts count once.</summary>
    public int Works { get; set; }

    public bool Followed { get; set; }

    /// <summary>True when the name is that of a series of the library, and so no author (rules.md 2).</summary>
    public bool NamesSeries { get; set; }
}
