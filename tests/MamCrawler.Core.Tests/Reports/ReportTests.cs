using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Reports;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.Schedules;
using MamCrawler.Core.State;
using MamCrawler.Core.State.Files;
using MamCrawler.Core.Tests.State;
using MamCrawler.Tests;

namespace MamCrawler.Core.Tests.Reports;

/// <summary>The weekly digest: what was scanned, arrived and is stuck, ratio and slots over time; kept 400 days (rules.md 8).</summary>
public sealed partial class ReportTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryDirectory directory = new();
    private readonly ManualTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly FileTableStore tables;
    private readonly FileDocumentStore documents;
    private readonly DownloadStore downloads;
    private readonly AccountStore accounts;
    private readonly ReportStore reports;

    public ReportTests()
    {
        tables = new FileTableStore(directory.Path);
        documents = new FileDocumentStore(directory.Path, clock);
        downloads = new DownloadStore(tables, clock);
        accounts = new AccountStore(tables);
        reports = new ReportStore(documents);
    }

    public void Dispose()
    {
        tables.Dispose();
        directory.Dispose();
    }

    [Fact]
    public async Task Run_AWeek_SaysWhatArrivedIsStuckAndHowTheAccountStood()
    {
        await ReportAsync(queued: 9, missing: 99);
        await MoveAsync("mam-1", "Arrived before", DownloadState.Landed, "Complete.");
        await AccountAsync(1.5, 10);
        clock.Advance(TimeSpan.FromDays(8));
        await ReportAsync(queued: 2, missing: 81);
        await AccountAsync(2.0, 20);
        clock.Advance(TimeSpan.FromMinutes(30));
        await AccountAsync(2.1, 21);
        await MoveAsync("mam-2", "Arrived", DownloadState.Landed, "Complete.");
        await MoveAsync("mam-3", "Stuck", DownloadState.Held, "A folder has two books.");
        clock.Advance(TimeSpan.FromDays(2));
        await MoveAsync("mam-2", "Arrived", DownloadState.Shelved, "On the shelf.");
        await MoveAsync("mam-3", "Stuck", DownloadState.Held, "A folder still has two books.");
        await MoveAsync("mam-4", "Blocked", DownloadState.Blocked, "No slot is free.");
        await MoveAsync("mam-5", "Gone", DownloadState.Abandoned, "Refused four times.");
        await MoveAsync("mam-6", "Proposed", DownloadState.Wanted, "");
        await ReportAsync(queued: 3, missing: 79);
        await AccountAsync(double.PositiveInfinity, 150);

        var digest = await RunAsync();
        Assert.Equal((2, 5, 1), (digest.Runs.Count, digest.Runs.Queued, digest.Proposals));
        Assert.Equal(20, digest.Runs.Requests["MyAnonamouse"]);
        Assert.Equal(2, digest.Runs.Faults[nameof(FaultName.WitnessUnavailable)]);
        Assert.Equal([81, 79], digest.Gaps.Select(gaps => gaps.ByClass["Missing"]));
        var arrived = Assert.Single(digest.Arrived);
        Assert.Equal(("mam-2", DownloadState.Shelved, clock.GetUtcNow().AddDays(-2)), (arrived.Id, arrived.State, arrived.At));
        Assert.Equal(["mam-3", "mam-4"], digest.Stuck.Select(download => download.Id));
        Assert.Equal(("A folder still has two books.", clock.GetUtcNow().AddDays(-2)), (digest.Stuck[0].Why, digest.Stuck[0].At));
        Assert.Equal("mam-5", Assert.Single(digest.GivenUp).Id);
        Assert.Equal([2.1, null], digest.Account.Select(day => day.Ratio));
        Assert.Equal([119, 0], digest.Account.Select(day => day.Free));
    }

    [Fact]
    public async Task Run_NothingEverHappened_SaysSo()
    {
        await RunAsync();
        var text = await TextAsync();
        Assert.StartsWith("# 2026-02-22 to 2026-03-01", text, StringComparison.Ordinal);
        foreach (var sentence in new[] { "Nothing arrived.", "Nothing is stuck.", "No scan ended in this time.", "The account was not read in this time." })
            Assert.Contains(sentence, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_TitleWithMarkup_IsShownAsItIs()
    {
        await MoveAsync("mam-1", "A | B\n# <script>alert(1)</script> [x](javascript:y) `c`", DownloadState.Held, "Why | not");
        await RunAsync();
        var row = (await TextAsync()).Split('\n').Single(line => line.Contains("script", StringComparison.Ordinal));
        Assert.Equal(@"| A \| B \# &lt;script&gt;alert(1)&lt;/script&gt; \[x\](javascript:y) \`c\` | Held | 2026-03-01 | Why \| not |", row);
    }

    [Fact]
    public async Task Run_OlderThan400Days_IsDeletedAndNothingElse()
    {
        await ReportAsync(queued: 1, missing: 1);
        await AccountAsync(2.0, 20);
        await RunAsync();
        await documents.PutAsync("reports/by-hand.txt", new MemoryStream([1]), None);
        clock.Advance(TimeSpan.FromDays(400));
        await RunAsync();
        Assert.Equal(4 + 2, await documents.ListAsync("", None).CountAsync(None));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains("3 old documents were deleted", (await JobAsync()).Sentence, StringComparison.Ordinal);
        Assert.Equal(
            ["digests/20270405.json.gz", "digests/20270405.md", "digests/20270406.json.gz", "digests/20270406.md", "reports/by-hand.txt"],
            await documents.ListAsync("", None).ToListAsync(None)
        );
        Assert.Empty(await accounts.ReadDaysAsync(DateTimeOffset.UnixEpoch, None).ToListAsync(None));
        Assert.NotNull(await accounts.GetAsync(None));
    }

    [Fact]
    public async Task Run_ReportThatCannotBeRead_IsANamedFault()
    {
        await documents.PutAsync("reports/20260301T010000000.json.gz", new MemoryStream([1, 2, 3]), None);
        var fault = (await Assert.ThrowsAsync<AskPersonFaultException>(JobAsync)).Fault;
        Assert.Equal(FaultName.StateDamaged, fault.Name);
        Assert.Contains("reports/20260301T010000000.json.gz", fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_TwiceOnADay_KeepsOneDigest()
    {
        await RunAsync();
        await MoveAsync("mam-1", "Stuck", DownloadState.Held, "Look.");
        Assert.Single((await RunAsync()).Stuck);
        Assert.Equal(2, await documents.ListAsync("digests/", None).CountAsync(None));
    }

    [Fact]
    public void Markdown_ThousandsOfDownloads_AreCutWithAWord()
    {
        var many = Enumerable.Range(0, 250).Select(number => new DigestDownload($"mam-{number}", "T", DownloadState.Held, clock.GetUtcNow(), "W")).ToArray();
        var digest = new Digest
        {
            From = clock.GetUtcNow(),
            To = clock.GetUtcNow(),
            Runs = new DigestRuns(),
            Stuck = many,
        };
        Assert.Contains("50 more are in the JSON document.", DigestMarkdown.Of(digest), StringComparison.Ordinal);
    }

    private Task<JobOutcome> JobAsync() => new WriteDigest(new DigestMaker(reports, downloads, accounts), reports, accounts, clock).RunAsync(None);

    private async Task<Digest> RunAsync()
    {
        var outcome = await JobAsync();
        Assert.Equal(JobResult.Done, outcome.Result);
        return (await documents.GetJsonAsync<Digest>($"{ReportStore.NameOf(clock.GetUtcNow())}.json.gz", None))!;
    }

    private async Task<string> TextAsync()
    {
        await using var stream = (await documents.OpenAsync($"{ReportStore.NameOf(clock.GetUtcNow())}.md", None))!;
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(None);
    }

    private async Task MoveAsync(string id, string title, DownloadState state, string why)
    {
        var known =
            await downloads.GetAsync(id, None)
            ?? await downloads.AddAsync(
                new Download
                {
                    Id = id,
                    TrackerId = 1,
                    Title = title,
                    State = DownloadState.Wanted,
                    Reason = "manual",
                },
                None
            );
        if (known.State != state || known.Why != why)
            await downloads.ChangeAsync(known, known with { State = state, Why = why }, None);
    }

    private Task AccountAsync(double ratio, int unsatisfied) =>
        accounts.PutAsync(
            new AccountSnapshot
            {
                ReadAt = clock.GetUtcNow(),
                Ratio = ratio,
                UnsatisfiedCount = unsatisfied,
                UnsatisfiedLimit = 150,
            },
            None
        );

    private Task ReportAsync(int queued, int missing)
    {
        var id = clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff", System.Globalization.CultureInfo.InvariantCulture);
        var summary = new ScanSummary
        {
            RunId = id,
            Mode = ScanMode.Propose,
            StartedAt = clock.GetUtcNow(),
            FinishedAt = clock.GetUtcNow(),
            Queued = queued,
            GapsByClass = new Dictionary<string, int> { ["Missing"] = missing },
            Requests = new Dictionary<string, int> { ["MyAnonamouse"] = 10 },
            Faults = [new Fault(FaultName.WitnessUnavailable, "Audible", "Away.", FaultResponse.Wait)],
        };
        return documents.PutJsonAsync($"reports/{id}.json.gz", summary, None);
    }
}
