using System.Globalization;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Library;
using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Discovery;

/// <summary>The work that a release is, so that it can be known again in the library, among the gaps and downloads, and in other releases.</summary>
internal sealed class TopTenWork
{
    private readonly Gap work;
    private readonly SeriesMembership? place;

    private TopTenWork(Release release, string? language)
    {
        Release = release;
        place = release.Series.FirstOrDefault(series => series.Sequence.Position is not null) ?? release.Series.FirstOrDefault();
        work = new Gap
        {
            Id = $"top10-{release.Id.ToString(CultureInfo.InvariantCulture)}",
            GroupKey = "top10",
            Class = GapClass.Missing,
            Confidence = GapConfidence.High,
            Title = release.Title,
            Authors = release.Authors,
            Series = place?.Name,
            Number = place?.Sequence.Position,
            Language = language,
        };
        Keys = GapWorkKeys.Of(work).ToHashSet(StringComparer.Ordinal);
    }

    internal Release Release { get; }

    /// <summary>The texts by which it is known again.</summary>
    internal IReadOnlySet<string> Keys { get; }

    /// <summary>What is wanted of it: the recording in the library's language.</summary>
    internal Wanted Wanted => Wanted.From(work) with { Also = [.. Release.Series.Where(series => series != place)] };

    /// <summary>Reads the work of a release.</summary>
    /// <param name="release">The release.</param>
    /// <param name="language">The wanted language; null for any.</param>
    internal static TopTenWork Of(Release release, string? language) => new(release, language);

    /// <summary>The keys of the work that a download's volume is.</summary>
    internal static IEnumerable<string> KeysOf(DownloadVolume volume) =>
        GapWorkKeys.Of(
            new Gap
            {
                Id = volume.GapId,
                GroupKey = "",
                Class = GapClass.Missing,
                Confidence = GapConfidence.High,
                Title = volume.Title,
                Authors = volume.Author.Length > 0 ? [volume.Author] : [],
                Series = volume.Series.Length > 0 ? volume.Series : null,
                Number = decimal.TryParse(volume.Number, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null,
            }
        );

    /// <summary>True when the library holds it: by title, or at its place in a series.</summary>
    internal bool IsOwned(OwnershipIndex index)
    {
        var title = TitleReading.Read(
            Release.Title,
            null,
            [.. Release.Series.Select(series => series.Name)],
            AuthorField.Known(Release.Authors, Release.Series.Select(series => series.Name))
        );
        var titles = title.IsSeriesName ? [] : title.Alternatives.Prepend(title.Key).ToArray();
        return Release
            .Series.Select(series => (Names: new[] { series.Name }, series.Sequence.Position))
            .DefaultIfEmpty(([], null))
            .Any(at =>
                index.Find(
                    new OwnershipQuestion
                    {
                        Titles = titles,
                        Authors = Release.Authors,
                        Series = at.Names,
                        Number = at.Position,
                    }
                )
                    is not null
            );
    }

    /// <summary>The volume that a download of it fills.</summary>
    /// <param name="gapId">The gap that it is, when it is one.</param>
    internal DownloadVolume ToVolume(string? gapId) =>
        new(
            gapId ?? work.Id,
            work.Authors.FirstOrDefault() ?? "",
            work.Series ?? "",
            work.Number?.ToString("0.###", CultureInfo.InvariantCulture) ?? "",
            work.Title
        );
}
