using MamCrawler.Core.Account;

namespace MamCrawler.Core.Releases;

/// <summary>One wanted volume with every candidate: gates, floor and rank (rules.md 4), before packs are weighed against single volumes.</summary>
internal sealed class WantedCandidates
{
    private readonly ReleaseRanking _ranking;

    public WantedCandidates(WantedReading wanted, IReadOnlyList<ReleaseReading> releases, ReleaseChoiceContext context, ReleaseOptions options)
    {
        Wanted = wanted;
        _ranking = new(wanted.Narrators);
        All = [.. releases.Select(release => Judge(release, context, options))];
        foreach (var kind in (ReadOnlySpan<ReleaseKind>)[ReleaseKind.SingleVolume, ReleaseKind.Dramatised, ReleaseKind.Pack])
            EstimateBitrates(kind);
        ApplyFloor(options);
        foreach (var candidate in All)
            candidate.Stop ??= StopByAccount(candidate, context);
        Singles = [.. All.Where(candidate => candidate.Stop is null && candidate.Kind != ReleaseKind.Pack).Order(_ranking)];
        Packs = [.. All.Where(candidate => candidate.Stop is null && candidate.Kind == ReleaseKind.Pack).Order(_ranking)];
    }

    public WantedReading Wanted { get; }

    public IReadOnlyList<Candidate> All { get; }

    /// <summary>Single volumes that passed, best first.</summary>
    public IReadOnlyList<Candidate> Singles { get; }

    /// <summary>Packs that passed, best first.</summary>
    public IReadOnlyList<Candidate> Packs { get; }

    /// <summary>Why the first of two stands before the other, or what the only one is.</summary>
    public string Why(Candidate chosen)
    {
        var rivals = chosen.Kind == ReleaseKind.Pack ? Packs : Singles;
        var next = rivals.FirstOrDefault(candidate => candidate != chosen);
        return next is null
            ? $"The only one: {_ranking.Describe(chosen)}"
            : $"Before {next.Release.Id} because {_ranking.Difference(chosen, next)}: {_ranking.Describe(chosen)}";
    }

    /// <summary>The verdicts: the ranked ones first, the chosen one at the top.</summary>
    public IReadOnlyList<Verdict> Verdicts(Release? chosen, Func<Candidate, GateStop?> packStop)
    {
        var verdicts = new List<Verdict>(All.Count);
        var ranked = Singles
            .Concat(Packs)
            .Where(candidate => candidate.Release.Id == chosen?.Id || packStop(candidate) is null)
            .OrderByDescending(candidate => candidate.Release.Id == chosen?.Id)
            .ToList();
        for (var index = 0; index < ranked.Count; index++)
            verdicts.Add(Ranked(ranked[index], index + 1, index == 0 ? null : ranked[index - 1], chosen));
        foreach (var candidate in All)
            if (!ranked.Contains(candidate) && (candidate.Stop ?? packStop(candidate)) is { } stop)
                verdicts.Add(new(candidate.Release.Id, candidate.Release.Title, candidate.Kind, stop.Gate, null, stop.Why));
        return verdicts;
    }

    private Verdict Ranked(Candidate candidate, int rank, Candidate? before, Release? chosen)
    {
        var why = _ranking.Describe(candidate);
        if (before is not null)
            why =
                before.Kind == candidate.Kind
                    ? $"Behind {before.Release.Id}, because there {_ranking.Difference(before, candidate)}. Here: {why}"
                    : $"Behind {before.Release.Id}, which fills the wanted volumes with fewer torrents or less. Here: {why}";
        else if (candidate.Release.Id == chosen?.Id)
            why = $"Chosen. {why}";
        return new(candidate.Release.Id, candidate.Release.Title, candidate.Kind, null, rank, why);
    }

    private Candidate Judge(ReleaseReading release, ReleaseChoiceContext context, ReleaseOptions options)
    {
        var kind = ReleaseKindReader.Classify(Wanted, release);
        var volumes = kind == ReleaseKind.Pack ? PackContents.Count(release, release.Title(Wanted.SeriesNames)) : 1;
        var candidate = new Candidate(release, kind, volumes) { IsFree = CostPolicy.IsFree(release.Release, context.Account, context.Now) };
        candidate.Stop = ReleaseGates.FirstStop(Wanted, candidate, options);
        return candidate;
    }

    private void EstimateBitrates(ReleaseKind kind)
    {
        var sameWork = All.Where(candidate => candidate.Kind == kind).ToList();
        foreach (var candidate in sameWork)
            candidate.Bitrate = BitrateReader.Read(
                candidate.Reading,
                [.. sameWork.Where(other => kind != ReleaseKind.Pack || other.Volumes == candidate.Volumes).Select(other => other.Reading)]
            );
    }

    private static GateStop? StopByAccount(Candidate candidate, ReleaseChoiceContext context)
    {
        if (context.IsGivenUp(candidate.Release.Id))
            return new(Gate.GivenUp, "A person rejected it, or every attempt to fetch it failed.");
        if (context.IsHeld(candidate.Release.Id))
            return new(Gate.AlreadyHeld, "The queue or the client holds it already.");
        if (CostPolicy.Contradiction(candidate.Release, context.Now) is { } contradiction)
            return new(Gate.Cost, contradiction);
        if (CostPolicy.IsOutOfReach(candidate.Release, context.Account, context.Now))
            return new(Gate.VipOnly, "It is for VIP members, and the account is not VIP.");
        if (candidate.IsFree || context.PaidAllowed)
            return null;
        var costs = $"{CostPolicy.WhyItCosts(candidate.Release, context.Account, context.Now)}, and paid downloads are off.";
        return context.Budget is { IsRead: true } budget ? StopByBudget(GrabPolicy.Decide(candidate.Release, budget).Hold, costs) : new(Gate.Cost, costs);
    }

    private static GateStop? StopByBudget(PushHold? hold, string costs) =>
        hold is null ? null
        : hold.Reason == HoldReason.Ratio ? new(Gate.Ratio, hold.Sentence)
        : new(Gate.Cost, costs);

    /// <summary>Poor only when nothing else exists and it is allowed.</summary>
    private void ApplyFloor(ReleaseOptions options)
    {
        var passed = All.Where(candidate => candidate.Stop is null).ToList();
        var better = passed.Exists(candidate => candidate.Bitrate.Class != BitrateClass.Poor);
        foreach (var candidate in passed)
            if (candidate.Bitrate.Class == BitrateClass.Poor && (better || !options.AllowPoor))
                candidate.Stop = new(Gate.QualityFloor, $"Its bitrate is poor: {candidate.Bitrate}.");
    }
}
