using System.Text.Json;
using MamCrawler.Core.Account;
using MamCrawler.Core.Releases;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

/// <summary>How often the choice among the editions of one work is one that the labels accept.</summary>
internal static class CorpusChoice
{
    private static readonly DateTimeOffset Now = new(2025, 11, 23, 0, 0, 0, TimeSpan.Zero);
    private static readonly ReleaseChoiceContext Context = new()
    {
        Account = new AccountSnapshot
        {
            ReadAt = Now,
            IsVip = true,
            VipIsEndless = true,
        },
        PaidAllowed = true,
        Now = Now,
        Owns = static (_, _) => false,
        OwnsSeries = static _ => false,
    };

    public static (double Choice, List<string> Misses) Score(Corpus corpus)
    {
        var groups = 0;
        var misses = new List<string>();
        foreach (
            var label in corpus.Labelled("editions").Where(label => Corpus.Member(label, "best") is { ValueKind: JsonValueKind.Number or JsonValueKind.String })
        )
        {
            if (
                !corpus.Groups.TryGetValue(Corpus.Text(label, "group"), out var group)
                || (Corpus.Member(group, "work") ?? Corpus.Member(label, "work")) is not { ValueKind: JsonValueKind.Object } work
            )
                continue;
            groups++;
            var kind = Corpus.Text(group, "kind");
            // The labels compare editions, not costs, so every row counts as free; a group of packs or dramatisations ranks its own rows. They know no floor either.
            var candidates = (kind != "single" ? corpus.Listed(group, "ids") : corpus.Releases).Select(release => release with { Free = true });
            var options = new ReleaseOptions { AllowDramatised = kind.StartsWith("dramati", StringComparison.Ordinal), AllowPoor = true };
            var result = ReleaseChoice.Choose(CorpusWants.ReadWork(work), [.. candidates], Context, options);
            var acceptable = Corpus.Ids(label, "acceptable").Concat(Corpus.Ids(Wrapped(label), "best")).ToHashSet();
            if (result.Grabs is not [var grab] || !acceptable.Contains(grab.Release.Id))
                misses.Add($"choice {Corpus.Text(label, "name")}: took {Taken(result)}, acceptable is {string.Join(", ", acceptable)}");
        }
        return (groups == 0 ? 1 : 1 - ((double)misses.Count / groups), misses);
    }

    /// <summary>The best one as a list, for the reader of lists.</summary>
    private static JsonElement Wrapped(JsonElement label) => JsonSerializer.SerializeToElement(new { best = new[] { label.GetProperty("best") } });

    private static string Taken(ReleaseChoiceResult result) =>
        result.Grabs.Count > 0
            ? string.Join(", ", result.Grabs.Select(taken => $"{taken.Release.Id} ({taken.Why})"))
            : $"nothing ({string.Join(", ", result.Verdicts.SelectMany(verdict => verdict.Value).Where(verdict => verdict.StoppedBy is not Gate.SameWork).Select(verdict => $"{verdict.ReleaseId}: {verdict.Why}").Distinct().Take(6))})";
}
