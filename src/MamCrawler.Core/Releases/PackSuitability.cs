namespace MamCrawler.Core.Releases;

/// <summary>A pack may hold owned volumes only when at least half of it is wanted (rules.md 4).</summary>
internal static class PackSuitability
{
    /// <summary>Why the pack must not be taken; null when it may.</summary>
    public static string? Objection(PackOption pack, IReadOnlyList<WantedCandidates> wanted, ReleaseChoiceContext context)
    {
        if (pack.Candidate.Volumes is not { } total)
            return
                context.OwnsSeries is { } ownsSeries
                && pack.Candidate.Reading.Release.Series is { Count: > 0 } series
                && !series.Any(place => ownsSeries(place.Name))
                ? null
                : "Nobody states which volumes the pack holds, so it cannot be told how much of it is owned.";
        var owned = Owned(pack, wanted, total, context);
        return owned == 0 || pack.Covers.Count * 2 >= total
            ? null
            : $"The pack holds {total} volumes, of which {pack.Covers.Count} are wanted and {owned} may be owned; at least half must be wanted.";
    }

    private static int Owned(PackOption pack, IReadOnlyList<WantedCandidates> wanted, int total, ReleaseChoiceContext context)
    {
        var others = Math.Max(0, total - pack.Covers.Count);
        if (context.Owns is not { } owns || others == 0)
            return others;
        var wantedReading = wanted[pack.Covers[0]].Wanted;
        foreach (var place in pack.Candidate.Reading.Series)
        {
            if (!place.Sequence.IsPack || wantedReading.Places.FirstOrDefault(asked => asked.Key.Matches(place.Key)) is not { } asked)
                continue;
            var positions = PackContents.Positions(place.Sequence).ToList();
            if (positions.Count >= total)
                return positions.Count(position => owns(asked.Name, position));
        }
        return others;
    }
}
