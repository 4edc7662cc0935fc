using System.Security.Cryptography;
using System.Text;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Reports;
using MamCrawler.Core.Reports.Pages;
using MamCrawler.Core.Scanning;

namespace MamCrawler.Core.Tests.Reports;

/// <summary>The pages of digest and run: each stands by itself, shows what is missing as missing, and takes no markup from a title.</summary>
public sealed class ReportPageTests
{
    private static readonly string[] HostileTitles =
    [
        "<script>alert(1)</script>",
        "\"><img src=https://example.org/x.png onerror=alert(1)>",
        "' onload='alert(1)",
        "</title></style></svg><iframe src=//example.org>",
        "<!-- -->]]>&lt;script&gt;",
        "\u202Egnp.exe\u0000\u0007\u2028",
        "\ud800 alone",
    ];

    public static TheoryData<string> Hostile => [.. HostileTitles];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Digest_HostileTitle_AddsNoMarkup(string title) => new PageReader(DigestPage.Of(SampleDigest.Make(title, title))).RequireOnlyOwnMarkup();

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Run_HostileTitle_AddsNoMarkup(string title) => new PageReader(RunPage.Of(Run(title))).RequireOnlyOwnMarkup();

    [Fact]
    public void Page_HostileTitle_IsShownAsItIs()
    {
        var page = DigestPage.Of(SampleDigest.Make("<b>\"It's\" & \u202Eevil\u0000</b>"));
        Assert.Contains("&lt;b&gt;&quot;It&#39;s&quot; &amp; evil &lt;/b&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_TitleWithoutEnd_IsCutWithASign()
    {
        var page = DigestPage.Of(SampleDigest.Make(new string('x', 5000)));
        Assert.Contains(new string('x', 1000) + "…", page, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('x', 1001), page, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_Anything_LoadsNothing()
    {
        var reader = new PageReader(DigestPage.Of(SampleDigest.Make()));
        reader.RequireOnlyOwnMarkup();
        Assert.NotEmpty(reader.Style);
        foreach (var way in new[] { "url(", "@import", "http:", "https:", "//" })
            Assert.DoesNotContain(way, reader.Style, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Page_Policy_AllowsItsOwnStyleAndNothingElse()
    {
        var page = DigestPage.Of(SampleDigest.Make());
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(new PageReader(page).Style)));
        var policy = $"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'";
        // As it stands in an attribute; + and / need no escape.
        Assert.Contains($"content=\"{policy.Replace("'", "&#39;", StringComparison.Ordinal)}\"", page, StringComparison.Ordinal);
        Assert.Equal(policy + "; frame-ancestors 'none'; sandbox", ReportPolicy.Header);
    }

    [Fact]
    public void Digest_FourCharts_EachWithTitleDescriptionAndTable()
    {
        var page = DigestPage.Of(SampleDigest.Make());
        foreach (var id in new[] { "gaps", "arrivals", "ratio", "slots" })
        {
            Assert.Contains($"<svg role=\"img\" aria-labelledby=\"{id}-t {id}-d\"", page, StringComparison.Ordinal);
            Assert.Contains($"<title id=\"{id}-t\">", page, StringComparison.Ordinal);
            Assert.Contains($"<desc id=\"{id}-d\">", page, StringComparison.Ordinal);
        }

        Assert.Equal(4, page.Split("<details><summary>The numbers</summary>").Length - 1);
        foreach (var line in new[] { "frozen at 1.00", "goes on at 1.05", "warning at 1.10", "limit 150" })
            Assert.Contains($">{line}</text>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Ratio_DaysWithoutAReading_BreakTheLine()
    {
        var page = DigestPage.Of(SampleDigest.Make());
        var ratio = page[page.IndexOf("<title id=\"ratio-t\">", StringComparison.Ordinal)..page.IndexOf("<title id=\"slots-t\">", StringComparison.Ordinal)];
        // Nine and eight days ago; four and three; today alone, which is a dot.
        Assert.Equal(2, ratio.Split("<polyline class=\"curve\"").Length - 1);
        Assert.Equal([2, 2], ratio.Split("points=\"").Skip(1).Select(part => part[..part.IndexOf('"')].Trim().Split(' ').Length));
        Assert.Contains(
            "<tr><th scope=\"row\">2026-02-24</th><td class=\"number\" data-label=\"Ratio\">not recorded</td></tr>",
            ratio,
            StringComparison.Ordinal
        );
        Assert.Contains("80 days without a reading are left open.", ratio, StringComparison.Ordinal);
    }

    [Fact]
    public void Arrivals_WeeksOfWhichNothingIsKept_AreEmptyFramesAndNoNoughts()
    {
        var page = DigestPage.Of(SampleDigest.Make());
        Assert.Equal(2, page.Split("<rect class=\"none\"").Length - 1);
        Assert.Contains("65 arrivals in 10 weeks. 2 earlier weeks were not recorded (dashed).", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Digest_NothingKnown_SaysSoAndDrawsNothing()
    {
        var page = DigestPage.Of(
            new Digest
            {
                From = SampleDigest.To.AddDays(-7),
                To = SampleDigest.To,
                Runs = new DigestRuns(),
            }
        );
        Assert.DoesNotContain("<svg", page, StringComparison.Ordinal);
        foreach (
            var sentence in new[]
            {
                "No scan ended in this time, so the gaps were not counted.",
                "No arrival was recorded yet.",
                "The slots were not read in this time.",
                "<b>–</b><span>ratio, not recorded</span>",
            }
        )
            Assert.Contains(sentence, page, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_SkippedAndFaults_AreToldInWords()
    {
        var page = RunPage.Of(Run("Audible"));
        Assert.Contains("No slot for one more torrent that still has to seed is free.", page, StringComparison.Ordinal);
        Assert.Contains("It did not answer.", page, StringComparison.Ordinal);
        Assert.Contains("It ended with faults after 3 min.", page, StringComparison.Ordinal);
        var text = RunMarkdown.Of(Run("A | B"));
        Assert.Contains("| no slot | 2 | No slot for one more torrent", text, StringComparison.Ordinal);
        Assert.Contains("| WitnessUnavailable | A \\| B | It did not answer. |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Gaps_OfClassesThatAreNotLookedFor_SayWhy()
    {
        var run = Run("Audible") with
        {
            GapsByClass = new Dictionary<string, int>
            {
                ["Missing"] = 81,
                ["Disputed"] = 2,
                ["Unheard"] = 1,
            },
        };
        const string Why = "The witnesses disagree about its place in the series";
        Assert.Contains(Why, RunPage.Of(run), StringComparison.Ordinal);
        Assert.Contains($"| Disputed | 2 | {Why}", RunMarkdown.Of(run), StringComparison.Ordinal);
        Assert.Contains("No witness knows an audiobook of it", DigestPage.Of(SampleDigest.Make()), StringComparison.Ordinal);
        Assert.Empty(
            GapClassWords.NotLookedFor(
                new Dictionary<string, int>
                {
                    ["Missing"] = 81,
                    ["Unheard"] = 1,
                    ["Disputed"] = 0,
                }
            )
        );
    }

    [Fact]
    public void EveryReasonOfTheRules_HasItsSentence()
    {
        foreach (var reason in Enum.GetValues<MamCrawler.Core.Releases.UnfilledReason>())
            Assert.NotEqual("", UnfilledReasonAdvice.Of(MamCrawler.Core.Releases.UnfilledReasonText.Sentence(reason)));
    }

    private static ScanSummary Run(string service) =>
        new()
        {
            RunId = "20260301T010000000",
            Mode = ScanMode.Propose,
            StartedAt = SampleDigest.To,
            FinishedAt = SampleDigest.To.AddSeconds(212),
            Books = 1605,
            GapsByClass = new Dictionary<string, int> { ["Missing"] = 81, [service] = 3 },
            Skipped = new Dictionary<string, int> { ["no slot"] = 2, [service] = 1 },
            Requests = new Dictionary<string, int> { [service] = 10 },
            Faults = [new Fault(FaultName.WitnessUnavailable, service, "It did not answer.", FaultResponse.Wait)],
        };
}
