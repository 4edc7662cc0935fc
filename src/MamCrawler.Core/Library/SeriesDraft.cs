namespace MamCrawler.Core.Library;

/// <summary>A series while the library is read.</summary>
internal sealed class SeriesDraft(string key, ulong hash, string name)
{
    public string Key { get; } = key;

    public ulong Hash { get; } = hash;

    public string Name { get; set; } = name;

    public List<OwnedVolume> Volumes { get; } = new(1);

    public List<string> FollowedAuthors { get; } = [];

    public bool Followed { get; set; }

    /// <summary>True when a book or a follower put something into it; a name that was only read in passing is no series.</summary>
    public bool IsHeld => Followed || Volumes.Count > 0;
}
