using MamCrawler.Core.Library;
using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Discovery;

/// <summary>
/// Chooses among a category's most snatched rows: the first ten works that the library does not own, each in its best release (rules.md 8, 4). A work that is on its
/// way, or that a person rejected, takes one of the ten places, so that looking twice proposes nothing more.
/// </summary>
internal sealed class TopTen(TopTenOptions options, TopTenKnown known)
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly TitleKey[] excluded = [.. options.ExcludedGenres.Select(TitleKey.Of)];

    /// <summary>Rows whose work the library owns.</summary>
    internal int Owned { get; private set; }

    /// <summary>Rows that no gate lets through: another language, dramatised, abridged, a pack, too large, not free.</summary>
    internal int Stopped { get; private set; }

    /// <summary>What to propose of a category, in the tracker's order.</summary>
    internal IReadOnlyList<TopTenPick> Choose(IReadOnlyList<Release> rows)
    {
        var picks = new List<TopTenPick>();
        var places = 0;
        foreach (var release in rows)
        {
            if (places == TopTenOptions.Books)
                break;
            if (IsExcluded(release) || release.Authors.Count == 0)
                continue;
            var work = TopTenWork.Of(release, known.Language);
            if (seen.Overlaps(work.Keys))
                continue;
            if (work.IsOwned(known.Library))
            {
                seen.UnionWith(work.Keys);
                Owned++;
            }
            else if (known.DownloadKeys.Overlaps(work.Keys) || known.Choice.IsHeld(release.Id) || known.Choice.IsGivenUp(release.Id))
            {
                seen.UnionWith(work.Keys);
                places++;
            }
            else if (Pick(work, rows) is { } pick)
            {
                seen.UnionWith(work.Keys);
                picks.Add(pick);
                places++;
            }
            else
            {
                Stopped++;
            }
        }

        return picks;
    }

    private TopTenPick? Pick(TopTenWork work, IReadOnlyList<Release> rows)
    {
        // What is a pack or a part by its own row is no book of the list.
        if (ReleaseKindReader.Classify(work.Wanted, work.Release) != ReleaseKind.SingleVolume)
            return null;
        var singles = rows.Where(row => ReleaseKindReader.Classify(work.Wanted, row) == ReleaseKind.SingleVolume && !IsExcluded(row)).ToArray();
        var choice = ReleaseChoice.Choose([work.Wanted], singles, known.Choice, known.Releases);
        if (choice.Grabs is not [var grab])
            return null;
        var gap = work.Keys.Select(key => known.Gaps.GetValueOrDefault(key)).FirstOrDefault(id => id is not null);
        return new TopTenPick(work, grab.Release, gap, grab.Why);
    }

    private bool IsExcluded(Release release)
    {
        if (excluded.Length == 0)
            return false;
        // Whole words only: "Art" is not in "Heart".
        var tags = $" {TitleKey.Of(release.Tags).Text} ";
        return excluded.Any(genre => tags.Contains($" {genre.Text} ", StringComparison.Ordinal));
    }
}
