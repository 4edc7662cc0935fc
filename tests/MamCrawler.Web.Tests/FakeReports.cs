using MamCrawler.Core.Reports;
using MamCrawler.Core.Scanning;

namespace MamCrawler.Web.Tests;

/// <summary>One report and one digest.</summary>
internal sealed class FakeReports : IReports
{
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public ScanSummary Run { get; set; } =
        new()
        {
            RunId = "20260301T010000000",
            Mode = ScanMode.Propose,
            StartedAt = Day,
            FinishedAt = Day.AddMinutes(3),
            Skipped = new Dictionary<string, int> { ["<script>alert(1)</script>"] = 1 },
        };

    public Digest Digest { get; } =
        new()
        {
            From = Day.AddDays(-7),
            To = Day,
            Runs = new DigestRuns(),
        };

    public Task<IReadOnlyList<string>> ListRunsAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([Run.RunId]);

    public Task<ScanSummary?> FindRunAsync(string id, CancellationToken cancellationToken) =>
        Task.FromResult(id == Run.RunId || id == IReports.Newest ? Run : null);

    public Task<IReadOnlyList<string>> ListDigestsAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>(["20260301"]);

    public Task<Digest?> FindDigestAsync(string day, CancellationToken cancellationToken) => Task.FromResult(day == "20260301" ? Digest : null);
}
