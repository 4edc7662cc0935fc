using System.Globalization;
using System.Text.Json;
using MamCrawler.Core.Releases;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

/// <summary>
/// Finding and choosing, measured on real listings: every row is a candidate for every want. Only rows and facts are read; labels only judge.
/// </summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    private static readonly ReleaseChoiceContext Context = new()
    {
        AccountIsVip = true,
        PaidAllowed = true,
        Now = new DateTimeOffset(2025, 11, 23, 0, 0, 0, TimeSpan.Zero),
        Owns = static (_, _) => false,
        OwnsSeries = static _ => false,
    };

    [Fact]
    public void FindAndChoose_RealListings_PrecisionRecallAndChoiceHold()
    {
        var corpus = Corpus.ReadOrSkip();
        var found = new CorpusScore();
        var special = new CorpusScore();
        foreach (var want in corpus.Labels.GetProperty("wants").EnumerateArray())
            ScoreWant(corpus, want, found, special);
        foreach (var query in corpus.Labels.GetProperty("queries").EnumerateArray().Where(query => query.GetProperty("scorable").GetBoolean()))
            ScoreQuery(corpus, query, found);
        var (choice, choiceMisses) = ScoreChoice(corpus);

        var summary = string.Create(CultureInfo.InvariantCulture, $"corpus: precision {found.Precision:0.0000} recall {found.Recall:0.0000} choice {choice:0.0000}");
        foreach (var line in (IEnumerable<string>)[summary, $"rows: {found.Counted}; packs, dramatised, parts: {special.Counted}", .. found.Misses, .. special.Misses, .. choiceMisses])
            Print(line);
        Assert.True(found.Precision >= 0.97, summary);
        Assert.True(found.Recall >= 0.97, summary);
        Assert.True(choice >= 0.95, summary);
        Assert.Empty(special.Misses);
    }

    [Fact]
    public void Classify_Lookalikes_AreNeverMixedUp()
    {
        var corpus = Corpus.ReadOrSkip();
        foreach (var group in corpus.Labels.GetProperty("lookalikes").EnumerateArray())
        {
            var rows = Corpus.Ids(group, "ids").Select(id => corpus.ById[id]).ToList();
            foreach (var wanted in rows)
            {
                // A pack or a part is never wanted by itself; a dramatisation is only like another dramatisation.
                var kind = ReleaseKindReader.Classify(CorpusWants.Of(wanted), wanted);
                foreach (var other in rows.Where(row => kind is ReleaseKind.SingleVolume or ReleaseKind.Dramatised && row.Id != wanted.Id))
                    Assert.True(ReleaseKindReader.Classify(CorpusWants.Of(wanted), other) != kind, $"{other.Id} \"{other.Title}\" was taken for {wanted.Id} \"{wanted.Title}\"");
            }
        }
    }

    private static void ScoreWant(Corpus corpus, JsonElement label, CorpusScore found, CorpusScore special)
    {
        var want = CorpusWants.Read(label.GetProperty("want"));
        var relevant = Corpus.Ids(label, "relevant").ToHashSet();
        var leftOut = Corpus.Ids(label, "maybe_packs").ToHashSet();
        foreach (var release in corpus.Releases.Where(release => !leftOut.Contains(release.Id)))
        {
            var kind = ReleaseKindReader.Classify(want, release);
            found.Count(kind == ReleaseKind.SingleVolume, relevant.Contains(release.Id), Describe(want, release, kind));
        }
        Recognise("packs", kind => kind == ReleaseKind.Pack);
        Recognise("dramatised", kind => kind == ReleaseKind.Dramatised);
        Recognise("parts", kind => kind == ReleaseKind.Part);

        void Recognise(string list, Func<ReleaseKind, bool> isSuch)
        {
            foreach (var id in Corpus.Ids(label, list))
            {
                var kind = ReleaseKindReader.Classify(want, corpus.ById[id]);
                special.Count(isSuch(kind), true, $"among {list}: {Describe(want, corpus.ById[id], kind)}");
            }
        }
    }

    private static void ScoreQuery(Corpus corpus, JsonElement label, CorpusScore found)
    {
        var intent = label.GetProperty("intent");
        var relevant = label.GetProperty("relevant").EnumerateArray().Select(row => row.GetProperty("id").GetInt64()).ToHashSet();
        var doubtful = Corpus.Ids(label, "doubtful").ToHashSet();
        foreach (var id in Corpus.Ids(corpus.Queries[Corpus.Text(label, "page")], "ids").Where(id => !doubtful.Contains(id)))
        {
            var release = corpus.ById[id];
            var isRelevant = Corpus.Text(intent, "type") switch
            {
                "author" => ReleaseRelevance.IsBy(Corpus.Text(intent, "author"), release),
                "series" => ReleaseRelevance.IsInSeries([Corpus.Text(intent, "series")], [Corpus.Text(intent, "author")], release),
                _ => ReleaseKindReader.Classify(CorpusWants.Read(intent), release) != ReleaseKind.Other,
            };
            found.Count(isRelevant, relevant.Contains(id), $"query \"{Corpus.Text(label, "query")}\": {release.Id} \"{release.Title}\"");
        }
    }

    private static (double Choice, List<string> Misses) ScoreChoice(Corpus corpus)
    {
        var groups = 0;
        var misses = new List<string>();
        foreach (var label in corpus.Labels.GetProperty("editions").EnumerateArray().Where(label => label.GetProperty("best").ValueKind == JsonValueKind.Number))
        {
            groups++;
            var group = corpus.Groups[Corpus.Text(label, "group")];
            var wanted = CorpusWants.ReadWork(group.GetProperty("work"));
            // The labels compare editions, not costs, so every row counts as free; a group of packs or dramatisations ranks its own rows.
            var candidates = (Corpus.Text(group, "kind") != "single" ? Corpus.Ids(group, "ids").Select(id => corpus.ById[id]) : corpus.Releases).Select(release => release with { Free = true });
            var options = new ReleaseOptions { AllowDramatised = Corpus.Text(group, "kind") == "dramatised_work" };
            var result = ReleaseChoice.Choose(wanted, [.. candidates], Context, options);
            var acceptable = Corpus.Ids(label, "acceptable").ToHashSet();
            if (result.Grabs is not [var grab] || !acceptable.Contains(grab.Release.Id))
                misses.Add($"choice {Corpus.Text(label, "name")}: took {string.Join(", ", result.Grabs.Select(taken => $"{taken.Release.Id} ({taken.Why})"))}, acceptable is {string.Join(", ", acceptable)}");
        }
        return (groups == 0 ? 1 : 1 - ((double)misses.Count / groups), misses);
    }

    private static string Describe(Wanted want, Release release, ReleaseKind kind) =>
        $"want \"{want.Title}\" ({want.Series} {want.Number}): {release.Id} \"{release.Title}\" [{string.Join("; ", release.Series.Select(place => $"{place.Name} {place.Sequence}"))}] read as {kind}";

    private void Print(string line)
    {
        output.WriteLine(line);
        Console.WriteLine(line);
    }
}
