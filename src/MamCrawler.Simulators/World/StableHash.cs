namespace MamCrawler.Simulators.World;

/// <summary>FNV-1a over UTF-16: the same on every machine, unlike <see cref="object.GetHashCode"/>.</summary>
internal static class StableHash
{
    public static ulong Of(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var character in text)
            hash = unchecked((hash ^ character) * 1099511628211UL);
        return hash;
    }

    /// <summary>A positive id for a name, as the tracker has one for every author, narrator and series.</summary>
    public static int Id(string text) => (int)(Of(text) % 900_000UL) + 1000;
}
