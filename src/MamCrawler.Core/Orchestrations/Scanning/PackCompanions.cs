using System.Globalization;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Library;
using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>The volumes that come along in a pack although nobody wants them: they too need a folder of their own (rules.md 6).</summary>
internal static class PackCompanions
{
    /// <summary>The pack's other volumes, with the titles that witnesses give them; none for a single volume.</summary>
    /// <param name="release">The release chosen.</param>
    /// <param name="filled">The gaps it fills, of one series.</param>
    /// <param name="catalogs">What witnesses say of that series.</param>
    public static IReadOnlyList<DownloadVolume> Of(Release release, IReadOnlyList<Gap> filled, IReadOnlyList<SeriesCatalog> catalogs)
    {
        if (filled[0].Series is not { } series)
            return [];
        var wanted = filled.Select(gap => gap.Number).OfType<decimal>().ToHashSet();
        return
        [
            .. Positions(release, wanted)
                .Where(position => !wanted.Contains(position))
                .Select(position => VolumeAt(position, series, filled[0], catalogs))
                .OfType<DownloadVolume>(),
        ];
    }

    /// <summary>The positions of the first of the release's memberships, else of those its title names, that covers a filled gap.</summary>
    private static IEnumerable<decimal> Positions(Release release, HashSet<decimal> wanted) =>
        release
            .Series.Concat(TitleReading.Read(release.Title).Series)
            .Select(membership => membership.Sequence)
            .FirstOrDefault(sequence => sequence.IsPack && wanted.Any(sequence.Covers))
            is { } pack
            ? PackContents.Positions(pack)
            : [];

    private static DownloadVolume? VolumeAt(decimal position, string series, Gap gap, IReadOnlyList<SeriesCatalog> catalogs)
    {
        var work = catalogs
            .SelectMany(catalog => catalog.Works)
            .FirstOrDefault(work => work.Sequence.Position == position && work is { Dramatised: false, IsPart: false, IsPack: false });
        var author = gap.Authors.FirstOrDefault() ?? work?.Authors.FirstOrDefault() ?? "";
        return work is null ? null : new DownloadVolume("", author, series, position.ToString("0.###", CultureInfo.InvariantCulture), work.Title);
    }
}
