namespace MamCrawler.Core.Library;

/// <summary>Author names as the index knows them.</summary>
internal static class OwnershipAuthors
{
    /// <summary>The hashes of the names that are names.</summary>
    public static ulong[] Of(IReadOnlyList<string> authors)
    {
        if (authors.Count == 0)
            return [];
        var hashes = new ulong[authors.Count];
        var count = 0;
        foreach (var author in authors)
            if (PersonName.Of(author) is { IsEmpty: false } name)
                hashes[count++] = OwnershipKey.Author(name);
        return count == hashes.Length ? hashes : hashes[..count];
    }
}
