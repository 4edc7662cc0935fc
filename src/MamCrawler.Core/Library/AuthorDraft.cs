namespace MamCrawler.Core.Library;

/// <summary>An author while the library is read.</summary>
internal sealed class AuthorDraft(string key, string name)
{
    public string Key { get; } = key;

    public string Name { get; } = name;

    public int Works { get; set; }

    public bool Followed { get; set; }
}
