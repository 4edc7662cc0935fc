using MamCrawler.Core.Faults;
using MamCrawler.Core.Reports;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.State;
using MamCrawler.Core.State.Files;
using MamCrawler.Core.Tests.State;

namespace MamCrawler.Core.Tests.Reports;

public sealed class KeptReportsTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryDirectory directory = new();
    private readonly FileDocumentStore documents;
    private readonly KeptReports reports;

    public KeptReportsTests()
    {
        documents = new FileDocumentStore(directory.Path, TimeProvider.System);
        reports = new KeptReports(documents);
    }

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Find_ByIdAndNewest_ReadsWhatWasKept()
    {
        foreach (var id in new[] { "20260301T010000000", "20260302T010000000" })
            await documents.PutJsonAsync($"reports/{id}.json.gz", Run(id), None);
        await documents.PutAsync("reports/by-hand.json.gz", new MemoryStream([1]), None);
        await documents.PutJsonAsync("digests/20260301.json.gz", SampleDigest.Make(), None);
        Assert.Equal(["20260302T010000000", "20260301T010000000"], await reports.ListRunsAsync(None));
        Assert.Equal("20260302T010000000", (await reports.FindRunAsync(IReports.Newest, None))?.RunId);
        Assert.Equal("20260301T010000000", (await reports.FindRunAsync("20260301T010000000", None))?.RunId);
        Assert.Equal(["20260301"], await reports.ListDigestsAsync(None));
        Assert.Equal(12, (await reports.FindDigestAsync(IReports.Newest, None))?.Trend?.Weeks.Count);
    }

    [Theory]
    [InlineData(IReports.Newest)]
    [InlineData("20260301T010000000")]
    [InlineData("../digests/20260301")]
    [InlineData("")]
    public async Task Find_NotThere_IsNull(string id)
    {
        await documents.PutJsonAsync("digests/20260301.json.gz", SampleDigest.Make(), None);
        Assert.Null(await reports.FindRunAsync(id, None));
    }

    [Fact]
    public async Task Find_Damaged_IsANamedFault()
    {
        await documents.PutAsync("digests/20260301.json.gz", new MemoryStream([1, 2, 3]), None);
        var fault = (await Assert.ThrowsAsync<AskPersonFaultException>(() => reports.FindDigestAsync("20260301", None))).Fault;
        Assert.Equal(FaultName.StateDamaged, fault.Name);
        Assert.Contains("digests/20260301.json.gz", fault.Sentence, StringComparison.Ordinal);
    }

    private static ScanSummary Run(string id) =>
        new()
        {
            RunId = id,
            Mode = ScanMode.Propose,
            StartedAt = SampleDigest.To,
            FinishedAt = SampleDigest.To,
        };
}
