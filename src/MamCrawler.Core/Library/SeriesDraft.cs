namespace MamCrawler.Core.Library;

/// <summary>A series while the library is read.</summary>
internal sealed class SeriesDraft(string name)
{
    public string Name { get; } = name;

    public List<OwnedVolume> Volumes { get; } = [];

    public List<string> FollowedAuthors { get; } = [];

    public bool Followed { get; set; }
}
