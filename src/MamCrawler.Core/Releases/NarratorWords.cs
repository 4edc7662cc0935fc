namespace MamCrawler.Core.Releases;

/// <summary>What stands in a narrator field and is nobody's name.</summary>
internal static class NarratorWords
{
    public static bool IsNobody(string key) =>
        key
            is "FULL CAST"
                or "A FULL CAST"
                or "VARIOUS"
                or "VARIOUS NARRATORS"
                or "UNKNOWN"
                or "UNKNOWN NARRATOR"
                or "CAST"
                or "MULTIPLE"
                or "MULTIPLE NARRATORS"
                or "MULTICAST"
                or "NA"
                or "NONE";
}
