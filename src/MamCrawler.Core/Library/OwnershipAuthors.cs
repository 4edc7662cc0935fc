namespace MamCrawler.Core.Library;

/// <summary>Author names as the index knows them.</summary>
internal static class OwnershipAuthors
{
    /// <summary>The hashes of the people that an author field names; none when it is unknown (rules.md 2).</summary>
    public static ulong[] Of(IReadOnlyList<string> authors)
    {
        if (authors.Count == 0)
            return [];
        var people = PersonName.ReadAll(authors);
        var hashes = new ulong[people.Count];
        var count = 0;
        for (var index = 0; index < people.Count; index++)
            if (!AuthorField.IsPlaceholder(people[index].Key))
                hashes[count++] = OwnershipKey.Author(people[index]);
        return count == hashes.Length ? hashes : hashes[..count];
    }
}
