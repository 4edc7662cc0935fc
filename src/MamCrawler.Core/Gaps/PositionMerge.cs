using MamCrawler.Core.Library;

namespace MamCrawler.Core.Gaps;

/// <summary>
/// Looks at works that stand at one position. Editions, re-recordings, dramatisations and translations there are one work; two works there, and one work at two
/// positions, are disputed (rules.md 3).
/// </summary>
internal static class PositionMerge
{
    /// <summary>Joins editions that share a position and returns the disputes by the work's root; null when there is none.</summary>
    public static Dictionary<int, string>? Join(List<SlotWork> works, WorkMerge merge)
    {
        var first = new KeyPlaces(works.Count);
        Dictionary<decimal, List<int>>? shared = null;
        for (var index = 0; index < works.Count; index++)
        {
            var key = works[index].PositionKey;
            if (key == 0 || works[index].Position is not { } position)
                continue;
            var other = first.FirstOr(key, index);
            if (other == index || merge.Root(other) == merge.Root(index))
                continue;
            shared ??= [];
            if (!shared.TryGetValue(position, out var list))
                shared[position] = list = [other];
            if (list.Count < 64)
                list.Add(index);
        }

        if (shared is null)
            return null;
        foreach (var list in shared.Values)
            for (var right = 1; right < list.Count; right++)
            for (var left = 0; left < right; left++)
                if (AreEditions(works[list[left]], works[list[right]]))
                    merge.Join(list[left], list[right]);
        return Disputes(works, merge, shared);
    }

    /// <summary>True when a single witness lists every work at a position of its own.</summary>
    public static bool OneWitnessNumbersAll(List<SlotWork> works)
    {
        var first = new KeyPlaces(works.Count);
        for (var index = 0; index < works.Count; index++)
            if (works[index].PositionKey == 0 || works[index].Catalog != works[0].Catalog || first.FirstOr(works[index].PositionKey, index) != index)
                return false;
        return true;
    }

    /// <summary>Why a work that witnesses put at two positions is disputed; null when they agree.</summary>
    public static string? TwoPositions(SlotListings works)
    {
        SlotWork? first = null;
        foreach (var work in works)
        {
            if (work.Position is null)
                continue;
            first ??= work;
            if (work.Position != first.Position)
                return $"{first.Witness} puts “{first.Work.Title}” at {Number(first)}, {work.Witness} at {Number(work)}.";
        }

        return null;
    }

    /// <summary>True when one title contains the other whole and from its beginning. A one-word title never matches by containment (rules.md 2).</summary>
    public static bool Contains(TitleKey left, TitleKey right)
    {
        var (longer, shorter) = left.Text.Length >= right.Text.Length ? (left.Text, right.Text) : (right.Text, left.Text);
        return shorter.Contains(' ', StringComparison.Ordinal)
            && longer.StartsWith(shorter, StringComparison.Ordinal)
            && (longer.Length == shorter.Length || longer[shorter.Length] == ' ');
    }

    private static bool AreEditions(SlotWork left, SlotWork right) =>
        left.SharesAuthor(right)
        && (
            left.Nameless
            || right.Nameless
            || left.Dramatised != right.Dramatised
            || left.Language.Contradicts(right.Language)
            || Contains(left.TitleKey, right.TitleKey)
        );

    private static Dictionary<int, string>? Disputes(List<SlotWork> works, WorkMerge merge, Dictionary<decimal, List<int>> shared)
    {
        Dictionary<int, string>? disputes = null;
        foreach (var list in shared.Values)
        {
            var at = list.FindIndex(index => merge.Root(index) != merge.Root(list[0]));
            if (at < 0)
                continue;
            var (one, two) = (works[list[0]], works[list[at]]);
            var why = $"Two works claim position {Number(one)}: {one.Witness} lists “{one.Work.Title}”, {two.Witness} “{two.Work.Title}”.";
            disputes ??= [];
            foreach (var index in list)
                disputes[merge.Root(index)] = why;
        }

        return disputes;
    }

    private static string Number(SlotWork work) => work.Position is { } position ? SlotNumber.Text(position) : "no number";
}
