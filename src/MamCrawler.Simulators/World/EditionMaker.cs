namespace MamCrawler.Simulators.World;

/// <summary>Makes the releases of one volume: good ones, and those that each gate of rules.md 4 exists for.</summary>
internal sealed class EditionMaker(DateOnly today, NameMaker names, SeededRandom random, OracleSeries series)
{
    private const long Gibibyte = 1L << 30;

    /// <summary>Unix seconds so many days from the world's today.</summary>
    public long InDays(int days) => new DateTimeOffset(today.AddDays(days), TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds();

    /// <summary>A release that every gate passes: unabridged, English, seeded, at least 64 kb/s.</summary>
    public TrackerRelease Good(WorldWork volume, int number)
    {
        var m4b = random.Chance(0.65);
        var bitrate = random.Pick<int>(m4b ? [64, 96, 125, 128] : [64, 96, 128]);
        var fileCount = m4b ? 1 : random.Between(8, 40);
        var stated = random.Chance(0.8);
        return Sized(
            new TrackerRelease
            {
                Id = 0,
                Title = Title(volume, number),
                Authors = [volume.Author],
                Narrators = volume.Narrators,
                Series = Series(number),
                Category = random.Pick([41, 47]),
                FileCount = fileCount,
                FileTypes = m4b ? "m4b" : "mp3",
                AddedUtc = Added(volume),
                Tags = random.Chance(0.4) ? "unabridged" : "",
                Free = random.Chance(0.3),
                Seeders = random.Between(4, 240),
                Leechers = random.Next(4),
                TimesCompleted = random.Between(40, 4000),
                HasMediaInfo = random.Chance(0.75),
                Remarks = stated ? ["Unabridged.", m4b ? "Chapterised, single file." : "Split by chapter."] : ["Enjoy!"],
            },
            bitrate,
            volume.RuntimeMinutes + random.Between(-2, 2)
        );
    }

    /// <summary>A release that one gate stops; the kind is a number from 0 to 9.</summary>
    public TrackerRelease Unsuitable(WorldWork volume, int number, int kind)
    {
        var good = Good(volume, number) with { Title = volume.Title, Free = true };
        return kind switch
        {
            0 => Sized(good with { FileTypes = "mp3", FileCount = 14, Remarks = ["Low bitrate, for small players."] }, 32, volume.RuntimeMinutes),
            1 => Sized(good with { BrowseFlags = 32, Tags = "abridged", Remarks = ["Abridged edition."] }, 64, volume.RuntimeMinutes * 35 / 100),
            2 => Sized(Dramatised(good, volume), 128, volume.RuntimeMinutes * 60 / 100),
            3 => good with { Title = GermanTitles.Make(random), Language = TrackerLanguage.German, Tags = "ungekürzt", Remarks = ["Ungekürzte Lesung."] },
            4 => Sized(
                good with
                {
                    Title = $"{volume.Title} (Part 1 of 2)",
                    Series = Series(number, "p1"),
                    Remarks = ["Part 1 of 2."],
                },
                64,
                volume.RuntimeMinutes / 2
            ),
            5 => good with { Seeders = 0 },
            6 => good with
            {
                FileTypes = "flac",
                FileCount = 20,
                SizeBytes = (17 * Gibibyte) + random.Next(1 << 28),
                Bitrate = 0,
                HasMediaInfo = false,
                Remarks = ["Lossless."],
            },
            7 => good with
            {
                Title = volume.Title,
                Ebook = true,
                Category = 63,
                FileTypes = "epub",
                FileCount = 1,
                SizeBytes = 900_000 + random.Next(400_000),
                Bitrate = 0,
                HasMediaInfo = false,
                Narrators = [],
                Remarks = [],
            },
            8 => good with
            {
                Title = $"{volume.Title} - Summary & Study Guide",
                Authors = ["Keynote Digests"],
                Series = [],
                Remarks = ["A summary in 30 minutes."],
            },
            _ => good with { Tags = "watermarked", Free = false, Remarks = ["Unabridged.", "Audible watermark left in."] },
        };
    }

    /// <summary>Another book that only looks like this one.</summary>
    public TrackerRelease Lookalike(WorldWork volume)
    {
        var other = Good(volume, 1) with { Authors = [names.Person()], Narrators = [names.Narrator(random)], Series = [], Free = true };
        return random.Chance(0.5) ? other with { Title = volume.Title } : other with { Title = $"{volume.Title} {random.Between(2, 9)}" };
    }

    private static TrackerRelease Dramatised(TrackerRelease good, WorldWork volume) =>
        good with
        {
            Title = $"{volume.Title} (Dramatized Adaptation)",
            Narrators = ["full cast"],
            Tags = "GraphicAudio, dramatized adaptation",
            Remarks = ["A movie in your mind, with a full cast, sound effects and music."],
        };

    private static TrackerRelease Sized(TrackerRelease release, int bitrate, int minutes) =>
        release with
        {
            Bitrate = bitrate,
            RuntimeMinutes = minutes,
            SizeBytes = (minutes * 60L * bitrate * 125) + (minutes * 977L) + 311,
        };

    private string Title(WorldWork volume, int number) =>
        random.Next(12) switch
        {
            0 => $"{volume.Title} ({series.Name}, Book {number})",
            1 => $"{series.Name} {number} - {volume.Title}",
            2 => $"{volume.Title}: {series.Name}, Book {number}",
            _ => volume.Title,
        };

    private List<WorldItemSeries> Series(int number, string suffix = "")
    {
        var name = series.Alias is { } alias && random.Chance(0.4) ? alias : series.Name;
        var text = suffix.Length == 0 && random.Chance(0.06) ? $"{number:D2}" : $"{number}{suffix}";
        return [new WorldItemSeries(name, text)];
    }

    private DateTime Added(WorldWork volume)
    {
        var latest = today.AddDays(-3).DayNumber;
        var earliest = Math.Min(volume.ReleaseDate.DayNumber, latest - 1);
        var day = DateOnly.FromDayNumber(random.Between(Math.Max(earliest, latest - 4000), latest));
        return day.ToDateTime(new TimeOnly(random.Next(24), random.Next(60), random.Next(60)), DateTimeKind.Utc);
    }
}
