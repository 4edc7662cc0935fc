using MamCrawler.Core.Library;
using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Tests.Releases;

/// <summary>Invented releases and wants, written short.</summary>
internal static class Listing
{
    private const long MiB = 1L << 20;

    /// <summary>A release; <paramref name="series"/> is "Name #3; Other #1-3", a series without "#" has no number.</summary>
    public static Release Row(
        string title,
        string series = "",
        string author = "Ann Writer",
        long id = 1,
        double mebibytes = 500,
        string narrator = "Nora Reader"
    ) =>
        new()
        {
            Id = id,
            Title = title,
            Authors = author.Length == 0 ? [] : author.Split("; "),
            Narrators = narrator.Length == 0 ? [] : narrator.Split("; "),
            Series = Places(series),
            IsAudiobook = true,
            Category = 41,
            LanguageCode = "ENG",
            SizeBytes = (long)(mebibytes * MiB),
            SizeBytesLow = (long)((mebibytes - 0.05) * MiB),
            SizeBytesHigh = (long)((mebibytes + 0.05) * MiB),
            FileCount = 1,
            FileTypes = ["m4b"],
            Seeders = 10,
            Free = true,
        };

    public static Wanted Want(string title, string series = "", string author = "Ann Writer", string id = "gap")
    {
        var places = Places(series);
        return new Wanted
        {
            GapId = id,
            Title = title,
            Authors = author.Length == 0 ? [] : [author],
            Series = places.Count > 0 ? places[0].Name : null,
            Number = places.Count > 0 ? places[0].Sequence.Position : null,
            Also = [.. places.Skip(1)],
            Language = "English",
        };
    }

    private static IReadOnlyList<SeriesMembership> Places(string series) =>
        series.Length == 0
            ? []
            :
            [
                .. series
                    .Split("; ")
                    .Select(place => place.Split(" #"))
                    .Select(parts => new SeriesMembership(parts[0], SequenceText.Parse(parts.Length > 1 ? parts[1] : ""))),
            ];
}
