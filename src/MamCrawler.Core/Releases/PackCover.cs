namespace MamCrawler.Core.Releases;

/// <summary>
/// Weighs packs against single volumes (rules.md 4): the set of releases that fills most wanted volumes with fewest new unsatisfied torrents, then least size.
/// A pack that saves no torrent is taken only when nothing else has the volume.
/// </summary>
internal static class PackCover
{
    /// <summary>So many packs are weighed in every combination; of more, those that fill most.</summary>
    private const int MostWeighed = 12;

    /// <summary>The packs to take.</summary>
    public static IReadOnlyList<PackOption> Choose(IReadOnlyList<WantedCandidates> wanted, IReadOnlyList<PackOption> packs)
    {
        var weighed = Distinct(packs);
        var best = Score(wanted, weighed, 0);
        var bestSet = 0;
        for (var set = 1; set < 1 << weighed.Count; set++)
        {
            var score = Score(wanted, weighed, set);
            if (score.CompareTo(best) < 0)
                (best, bestSet) = (score, set);
        }
        return [.. weighed.Where((_, index) => (bestSet & (1 << index)) != 0)];
    }

    /// <summary>Of packs that fill the same volumes the first, which ranks best.</summary>
    private static List<PackOption> Distinct(IReadOnlyList<PackOption> packs) =>
        [
            .. packs
                .Where(pack => pack.Unsuitable is null)
                .DistinctBy(pack => string.Join(',', pack.Covers))
                .OrderByDescending(pack => pack.Covers.Count)
                .Take(MostWeighed),
        ];

    private static (int Unfilled, int Torrents, int Packs, long Size) Score(IReadOnlyList<WantedCandidates> wanted, List<PackOption> packs, int set)
    {
        var covered = new bool[wanted.Count];
        (int Unfilled, int Torrents, int Packs, long Size) score = default;
        for (var index = 0; index < packs.Count; index++)
        {
            if ((set & (1 << index)) == 0)
                continue;
            score.Torrents++;
            score.Packs++;
            score.Size += packs[index].Release.SizeBytes;
            foreach (var slot in packs[index].Covers)
                covered[slot] = true;
        }
        for (var slot = 0; slot < covered.Length; slot++)
        {
            if (covered[slot])
                continue;
            if (wanted[slot].Singles is [var single, ..])
            {
                score.Torrents++;
                score.Size += single.Release.SizeBytes;
            }
            else
            {
                score.Unfilled++;
            }
        }
        return score;
    }
}
