namespace MamCrawler.Simulators.World;

/// <summary>Makes the packs of a series: some that a library with gaps wants wholly, some that it mostly owns.</summary>
internal sealed class PackMaker(DateOnly today, SeededRandom random, OracleSeries series, IReadOnlyList<WorldWork> volumes)
{
    private static readonly Dictionary<string, (int First, int Last, bool Flat)[]> Packs = new()
    {
        ["Expeditionary Force"] = [(1, 18, false), (19, 21, false)],
        ["Wheel of Time"] = [(1, 14, false)],
        ["The Expanse"] = [(4, 9, false), (1, 3, true)],
        ["The Good Guys"] = [(9, 11, true)],
        ["The Land"] = [(1, 10, false)],
        ["Discworld"] = [(1, 5, false), (26, 30, true)],
        ["Dune"] = [(1, 6, false)],
        ["Everybody Loves Large Chests"] = [(1, 6, true)],
        ["Aether's Revival"] = [(1, 5, true)],
    };

    public IEnumerable<TrackerRelease> Make() => (Packs.GetValueOrDefault(series.Name) ?? []).Select(pack => Make(pack.First, pack.Last, pack.Flat));

    private TrackerRelease Make(int first, int last, bool flat)
    {
        var inside = Enumerable
            .Range(first, last - first + 1)
            .Select(number => new PackVolume(number, volumes[number - 1].Title, volumes[number - 1].RuntimeMinutes))
            .ToList();
        const int Bitrate = 64;
        return new TrackerRelease
        {
            Id = 0,
            Title = random.Chance(0.5) ? $"{series.Name} Books {first}-{last}" : $"{series.Name} ({first}-{last})",
            Authors = [series.Author],
            Narrators = [.. volumes[first - 1].Narrators],
            Series = [new WorldItemSeries(series.Name, $"{first}-{last}")],
            FileCount = inside.Count,
            FileTypes = "m4b",
            AddedUtc = today.AddDays(-random.Between(20, 900)).ToDateTime(new TimeOnly(random.Next(24), random.Next(60)), DateTimeKind.Utc),
            Tags = "unabridged, collection",
            Free = true,
            Seeders = random.Between(10, 90),
            Leechers = random.Next(6),
            TimesCompleted = random.Between(200, 3000),
            Bitrate = Bitrate,
            RuntimeMinutes = inside.Sum(volume => volume.RuntimeMinutes),
            SizeBytes = inside.Sum(volume => volume.RuntimeMinutes * 60L * Bitrate * 125) + (inside.Count * 40_009L),
            HasMediaInfo = false,
            Remarks = ["Unabridged.", $"Books {first} to {last} of the series.", flat ? "All files in one folder." : "One folder per book."],
            Volumes = inside,
            Flat = flat,
        };
    }
}
