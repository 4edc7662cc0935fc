namespace MamCrawler.Core.Releases;

/// <summary>Chooses releases for wanted volumes (rules.md 4): gates → floor → pack cover → free before paid → rank. One release for one wanted volume.</summary>
public static class ReleaseChoice
{
    /// <summary>Judges every candidate for every wanted volume. Deterministic: the same input gives the same choice.</summary>
    /// <param name="wanted">The wanted volumes in the order of wanting, best those of one series together, so that packs can be weighed.</param>
    /// <param name="candidates">Every release that a search returned; unrelated ones are told apart here.</param>
    /// <param name="context">The account, the client and the library.</param>
    /// <param name="options">The limits.</param>
    /// <exception cref="ArgumentException">The options are not valid, or two wanted volumes share a gap id.</exception>
    public static ReleaseChoiceResult Choose(
        IReadOnlyList<Wanted> wanted,
        IReadOnlyList<Release> candidates,
        ReleaseChoiceContext context,
        ReleaseOptions options
    )
    {
        if (options.Validate() is [var wrong, ..])
            throw new ArgumentException(wrong, nameof(options));
        var releases = candidates.DistinctBy(release => release.Id).Select(release => new ReleaseReading(release)).ToList();
        var names = new Dictionary<string, IReadOnlyList<string>>();
        var judged = wanted.Select(volume => new WantedCandidates(new WantedReading(volume, names), releases, context, options)).ToList();
        var packs = Packs(judged, context);
        var chosenPacks = PackCover.Choose(judged, packs);
        var chosen = new Candidate?[judged.Count];
        var grabs = new Dictionary<long, (Candidate Candidate, List<int> Slots, string Why)>();
        for (var slot = 0; slot < judged.Count; slot++)
        {
            var pack = chosenPacks.FirstOrDefault(option => option.Covers.Contains(slot));
            chosen[slot] = pack?.Candidate ?? judged[slot].Singles.FirstOrDefault();
            if (chosen[slot] is not { } taken)
                continue;
            if (!grabs.TryGetValue(taken.Release.Id, out var grab))
                grabs[taken.Release.Id] = grab = (taken, [], Why(judged[slot], taken, pack));
            grab.Slots.Add(slot);
        }
        return new(
            [.. grabs.Values.Select(grab => new Grab(grab.Candidate.Release, [.. grab.Slots.Select(slot => wanted[slot].GapId)], grab.Why))],
            judged
                .Select(
                    (volume, slot) =>
                        (
                            volume.Wanted.Wanted.GapId,
                            Verdicts: volume.Verdicts(chosen[slot]?.Release, candidate => PackStop(candidate, packs, chosenPacks, chosen[slot]))
                        )
                )
                .ToDictionary(entry => entry.GapId, entry => entry.Verdicts),
            judged.Where((_, slot) => chosen[slot] is null).ToDictionary(volume => volume.Wanted.Wanted.GapId, Unfilled)
        );
    }

    private static List<PackOption> Packs(List<WantedCandidates> judged, ReleaseChoiceContext context)
    {
        var packs = new Dictionary<long, PackOption>();
        for (var slot = 0; slot < judged.Count; slot++)
        {
            foreach (var candidate in judged[slot].Packs)
            {
                if (!packs.TryGetValue(candidate.Release.Id, out var option))
                    packs[candidate.Release.Id] = option = new PackOption(candidate);
                option.Covers.Add(slot);
            }
        }
        foreach (var option in packs.Values)
            option.Unsuitable = PackSuitability.Objection(option, judged, context);
        return [.. packs.Values];
    }

    private static string Why(WantedCandidates volume, Candidate taken, PackOption? pack) =>
        pack is null ? volume.Why(taken) : $"A pack that fills {pack.Covers.Count} of the wanted volumes with one torrent. {volume.Why(taken)}";

    private static GateStop? PackStop(Candidate candidate, List<PackOption> packs, IReadOnlyList<PackOption> chosenPacks, Candidate? chosen)
    {
        if (candidate.Kind != ReleaseKind.Pack || candidate.Stop is not null || chosenPacks.Any(option => option.Release.Id == candidate.Release.Id))
            return null;
        var unsuitable = packs.Find(option => option.Release.Id == candidate.Release.Id)?.Unsuitable;
        var why =
            unsuitable
            ?? (
                chosen?.Kind == ReleaseKind.Pack
                    ? $"Pack {chosen.Release.Id} fills at least as much, or ranks better."
                    : "Single volumes fill as much with no more torrents."
            );
        return new(Gate.PackCover, why);
    }

    /// <summary>The reason of the candidate that came furthest.</summary>
    private static UnfilledReason Unfilled(WantedCandidates volume)
    {
        var furthest = Gate.SameWork;
        foreach (var candidate in volume.All)
        {
            var gate = candidate.Stop?.Gate ?? Gate.PackCover;
            if (gate > furthest)
                furthest = gate;
        }
        return UnfilledReasonText.Of(furthest);
    }
}
