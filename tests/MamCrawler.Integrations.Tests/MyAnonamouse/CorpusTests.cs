using System.Globalization;
using System.Text.Json;
using MamCrawler.Core.Releases;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

/// <summary>
/// Finding and choosing, measured on real listings: every row is a candidate for every want. Only rows and facts are read; labels only judge.
/// </summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    [Fact]
    public void FindAndChoose_RealListings_PrecisionRecallAndChoiceHold()
    {
        var corpus = Corpus.ReadOrSkip();
        var found = new CorpusScore();
        var special = new CorpusScore();
        foreach (var want in corpus.Labelled("wants"))
            ScoreWant(corpus, want, found, special);
        foreach (var query in corpus.Labelled("queries").Where(query => Corpus.Member(query, "scorable") is { ValueKind: JsonValueKind.True }))
            ScoreQuery(corpus, query, found);
        var (choice, choiceMisses) = CorpusChoice.Score(corpus);

        var summary = string.Create(
            CultureInfo.InvariantCulture,
            $"corpus: precision {found.Precision:0.0000} recall {found.Recall:0.0000} choice {choice:0.0000}"
        );
        foreach (
            var line in (IEnumerable<string>)
                [
                    summary,
                    $"rows: {found.Counted}; packs, dramatised, parts: {special.Counted}",
                    .. corpus.Unreadable,
                    .. found.Misses,
                    .. special.Misses,
                    .. choiceMisses,
                ]
        )
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
        var mixed = new List<string>();
        foreach (var group in corpus.Labelled("lookalikes"))
        {
            var rows = corpus.Listed(group, "ids");
            foreach (var wanted in rows)
            {
                // A pack or a part is never wanted by itself; a dramatisation is only like another dramatisation, an abridged reading like another abridged one.
                var kind = ReleaseKindReader.Classify(CorpusWants.Of(wanted), wanted);
                if (kind is ReleaseKind.SingleVolume or ReleaseKind.Dramatised)
                    mixed.AddRange(
                        rows.Where(other => other.Id != wanted.Id && IsTaken(wanted, other, kind))
                            .Select(other => $"{other.Id} \"{other.Title}\" was taken for {wanted.Id} \"{wanted.Title}\"")
                    );
            }
        }
        mixed.ForEach(Print);
        Assert.Empty(mixed);
    }

    private static bool IsTaken(Release wanted, Release other, ReleaseKind kind)
    {
        var work = CorpusWants.Of(wanted);
        return ReleaseKindReader.Classify(work, other) == kind && IsAbridged(other) == IsAbridged(wanted);

        bool IsAbridged(Release release) => StoppedBy(work, release, new ReleaseOptions { AllowDramatised = true }) == Gate.NotAbridged;
    }

    private static Gate? StoppedBy(Wanted want, Release release, ReleaseOptions options) => ReleaseGates.FirstStop(want, release, options)?.Gate;

    private static void ScoreWant(Corpus corpus, JsonElement label, CorpusScore found, CorpusScore special)
    {
        if (Corpus.Member(label, "want") is not { ValueKind: JsonValueKind.Object } wanted)
            return;
        var want = CorpusWants.Read(wanted);
        var relevant = Corpus.Ids(label, "relevant").ToHashSet();
        var leftOut = Corpus.Ids(label, "maybe_packs").Concat(Corpus.Ids(label, "doubtful")).ToHashSet();
        foreach (var release in corpus.Releases.Where(release => !leftOut.Contains(release.Id)))
        {
            var kind = ReleaseKindReader.Classify(want, release);
            found.Count(kind == ReleaseKind.SingleVolume, relevant.Contains(release.Id), Describe(want, release, kind));
        }
        Recognise("packs", (kind, _) => kind == ReleaseKind.Pack);
        // A dramatisation may come in parts, or several in a pack.
        Recognise(
            "dramatised",
            (kind, release) =>
                kind == ReleaseKind.Dramatised
                || (kind is ReleaseKind.Part or ReleaseKind.Pack && StoppedBy(want, release, new ReleaseOptions()) == Gate.NotDramatised)
        );
        Recognise("parts", (kind, _) => kind == ReleaseKind.Part);

        void Recognise(string list, Func<ReleaseKind, Release, bool> isSuch)
        {
            foreach (var release in corpus.Listed(label, list))
            {
                var kind = ReleaseKindReader.Classify(want, release);
                special.Count(isSuch(kind, release), true, $"among {list}: {Describe(want, release, kind)}");
            }
        }
    }

    private static void ScoreQuery(Corpus corpus, JsonElement label, CorpusScore found)
    {
        if (
            !corpus.Queries.TryGetValue(Corpus.Text(label, "page"), out var page)
            || Corpus.Member(label, "intent") is not { ValueKind: JsonValueKind.Object } intent
        )
            return;
        var relevant = Corpus.Ids(label, "relevant").ToHashSet();
        var doubtful = Corpus.Ids(label, "doubtful").ToHashSet();
        foreach (var release in corpus.Listed(page, "ids").Where(release => !doubtful.Contains(release.Id)))
        {
            var isRelevant = Corpus.Text(intent, "type") switch
            {
                "author" => CorpusWants.Read(intent).Authors.Any(author => ReleaseRelevance.IsBy(author, release)),
                "series" => ReleaseRelevance.IsInSeries([Corpus.Text(intent, "series")], CorpusWants.Read(intent).Authors, release),
                _ => ReleaseKindReader.Classify(CorpusWants.Read(intent), release) != ReleaseKind.Other,
            };
            found.Count(isRelevant, relevant.Contains(release.Id), $"query \"{Corpus.Text(label, "query")}\": {release.Id} \"{release.Title}\"");
        }
    }

    private static string Describe(Wanted want, Release release, ReleaseKind kind) =>
        $"want \"{want.Title}\" ({want.Series} {want.Number}): {release.Id} \"{release.Title}\" [{string.Join("; ", release.Series.Select(place => $"{place.Name} {place.Sequence}"))}] read as {kind}";

    private void Print(string line)
    {
        output.WriteLine(line);
        Console.WriteLine(line);
        TestContext.Current.SendDiagnosticMessage("{0}", line);
    }
}
