namespace MamCrawler.Core.Library;

/// <summary>Puts things in the ordinal order of their keys. The first four characters, compared as one number, settle nearly every pair.</summary>
internal static class OrdinalOrder
{
    public static void Sort<T>(List<T> things, Func<T, string> key)
    {
        var entries = new (ulong Start, string Key, T Thing)[things.Count];
        for (var index = 0; index < entries.Length; index++)
        {
            var text = key(things[index]);
            entries[index] = (Start(text), text, things[index]);
        }

        Array.Sort(entries, static (left, right) => left.Start != right.Start ? left.Start.CompareTo(right.Start) : string.CompareOrdinal(left.Key, right.Key));
        for (var index = 0; index < entries.Length; index++)
            things[index] = entries[index].Thing;
    }

    private static ulong Start(string text)
    {
        ulong start = 0;
        for (var at = 0; at < 4; at++)
            start = (start << 16) | (at < text.Length ? text[at] : '\0');
        return start;
    }
}
