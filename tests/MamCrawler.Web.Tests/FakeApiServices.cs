using System.Runtime.CompilerServices;
using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Drift;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Metadata.Writing;
using MamCrawler.Core.Notices;
using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Releases;
using MamCrawler.Core.Reports;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.Shelving;
using MamCrawler.Core.WantedLists;
using MamCrawler.Web.Responses;

namespace MamCrawler.Web.Tests;

internal sealed class FakeApiServices : IApiServices, IScans, IGapStandings, IApprovals, ILookAgain, IFollows, IAccountStanding, IDriftStanding
{
    private static readonly DateTimeOffset Day = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    public List<ScanRequest> Wishes { get; } = [];

    public List<GapStanding> Standings { get; } =
    [Gap("land-9", "The Land", 9), Gap("land-10", "The Land", 10), Gap("dune-2", "Dune", 2) with { Answer = "nothing found" }];

    public Dictionary<string, Download> Downloads { get; } =
        new() { ["mam-1"] = Download("mam-1", DownloadState.Wanted), ["mam-2"] = Download("mam-2", DownloadState.Pushed) };

    public Exception? Failure { get; set; }

    public int Composed { get; private set; }

    public Action? OnCompose { get; set; }

    public IScans Scans => this;

    public IFollows Follows => this;

    public Dictionary<string, Followed> Followed { get; } = [];

    public IGapStandings Gaps => this;

    public IApprovals Approvals => this;

    public ILookAgain Looks => this;

    public IWishes WantedList => Wanted;

    public FakeWishes Wanted { get; } = new();

    public IAccountStanding Account => this;

    public IDriftStanding Drift => this;

    public FakeNotices Messages { get; } = new();

    public INotices Notices => Messages;

    public FakeReports KeptReports { get; } = new();

    public IReports Reports => KeptReports;

    public FakeMetadata KeptMetadata { get; } = new();

    public IMetadataChanges Metadata => KeptMetadata;

    public List<ShapeStanding> Shapes { get; } = [new("MyAnonamouse-account", "0123456789abcdef", Day) { SafeSince = Day, Why = "without ratio" }];

    Task<IReadOnlyList<ShapeStanding>> IDriftStanding.ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ShapeStanding>>(Shapes);

    public Task<bool> LeaveAsync(string id, CancellationToken cancellationToken) => Task.FromResult(Shapes.RemoveAll(shape => shape.Id == id) > 0);

    /// <summary>Sees what stands in the client, and nothing in what is only proposed.</summary>
    public Task<LookedAgain?> LookAsync(string downloadId, CancellationToken cancellationToken) =>
        Task.FromResult(
            Downloads.TryGetValue(downloadId, out var download)
                ? new LookedAgain(download, download.State != DownloadState.Wanted, $"Seen: {download.State}.")
                : null
        );

    public SlotForecast Slots { get; set; } = new();

    public List<Spend> Spends { get; } = [];

    public Task<SlotForecast> ReadSlotsAsync(CancellationToken cancellationToken) => Task.FromResult(Slots);

    public Task<IReadOnlyList<string>> DescribeAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([Slots.Sentence]);

    public Task<IReadOnlyList<Spend>> ListSpendsAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Spend>>(Spends);

    public Task<Spend?> SettleSpendAsync(string id, bool happened, CancellationToken cancellationToken)
    {
        var index = Spends.FindIndex(spend => spend.Id == id && spend.IsOpen);
        if (index < 0)
            return Task.FromResult<Spend?>(null);
        Spends[index] = Spends[index] with { State = happened ? SpendState.Spent : SpendState.NotSpent };
        return Task.FromResult<Spend?>(Spends[index]);
    }

    public List<DoctorFinding> Findings { get; } =
    [new("Audiobookshelf", true, "It answers."), new("MyAnonamouse", false, "The session has expired.") { Name = "Expired", Steps = ["Make a new one."] }];

    public ScanPolicy Policy { get; set; } = new(ScanMode.Propose, 10);

    /// <summary>What the last examination was told.</summary>
    public bool? ClearsLane { get; private set; }

    public Task<IReadOnlyList<DoctorFinding>> ExamineAsync(bool clearsLane, CancellationToken cancellationToken)
    {
        ClearsLane = clearsLane;
        return Task.FromResult<IReadOnlyList<DoctorFinding>>(Findings);
    }

    public Task<IApiServices> ComposeAsync(CancellationToken cancellationToken)
    {
        Composed++;
        OnCompose?.Invoke();
        return Failure is null ? Task.FromResult<IApiServices>(this) : Task.FromException<IApiServices>(Failure);
    }

    public Task<ScanStart> StartAsync(ScanRequest request, CancellationToken cancellationToken)
    {
        Wishes.Add(request);
        return Task.FromResult(new ScanStart("run-1", Wishes.Count == 1));
    }

    public Task<ScanState?> GetAsync(string runId, CancellationToken cancellationToken) =>
        Task.FromResult(
            runId switch
            {
                "run-1" => new ScanState("run-1", OrchestrationStatus.Running, Day, Day, new ScanProgress("FindGaps", 3, 9, "Looking for gaps"), null, null),
                "run-0" => new ScanState("run-0", OrchestrationStatus.Completed, Day, Day, null, null, null),
                _ => null,
            }
        );

    public Task<ScanState?> GetNewestAsync(CancellationToken cancellationToken) => GetAsync("run-1", cancellationToken);

    public Task<bool> CancelAsync(string runId, CancellationToken cancellationToken) => Task.FromResult(runId == "run-1");

    async IAsyncEnumerable<GapStanding> IGapStandings.ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var standing in Standings)
        {
            await Task.Yield();
            yield return standing with
            {
                Verdicts = [],
            };
        }
    }

    Task<GapStanding?> IGapStandings.FindAsync(string gapId, CancellationToken cancellationToken) =>
        Task.FromResult(Standings.FirstOrDefault(standing => standing.Gap.Id == gapId));

    async IAsyncEnumerable<Download> IApprovals.ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var download in Downloads.Values)
        {
            await Task.Yield();
            yield return download;
        }
    }

    Task<Download?> IApprovals.FindAsync(string downloadId, CancellationToken cancellationToken) => Task.FromResult(Downloads.GetValueOrDefault(downloadId));

    IAsyncEnumerable<Followed> IFollows.ListAsync(CancellationToken cancellationToken) => Followed.Values.ToAsyncEnumerable();

    Task<bool> IFollows.AddAsync(FollowedKind kind, string name, string? author, CancellationToken cancellationToken) =>
        name == "?!" ? throw new ArgumentException("No name.", nameof(name)) : Task.FromResult(Followed.TryAdd(name, new Followed(kind, name, author, Day)));

    Task<bool> IFollows.RemoveAsync(FollowedKind kind, string name, CancellationToken cancellationToken) => Task.FromResult(Followed.Remove(name));

    public Task<Download?> ApproveAsync(string downloadId, CancellationToken cancellationToken) => DecideAsync(downloadId, DownloadState.Approved);

    public Task<Download?> RejectAsync(string downloadId, CancellationToken cancellationToken) => DecideAsync(downloadId, DownloadState.Rejected);

    private static GapStanding Gap(string id, string series, decimal number) =>
        new(
            new Gap
            {
                Id = id,
                GroupKey = series,
                Class = GapClass.Missing,
                Confidence = GapConfidence.High,
                Series = series,
                Number = number,
                Evidence = [new GapEvidence("Audible", $"lists {series} {number}")],
            },
            "",
            "",
            null,
            null,
            null,
            null,
            [new Verdict(7, "A release", ReleaseKind.SingleVolume, Gate.HasSeeder, null, "nobody seeds it")]
        );

    private static Download Download(string id, DownloadState state) =>
        new()
        {
            Id = id,
            TrackerId = 1,
            Title = "A title",
            State = state,
            Reason = "series-gap",
        };

    private Task<Download?> DecideAsync(string id, DownloadState state)
    {
        if (!Downloads.TryGetValue(id, out var download))
        {
            return Task.FromResult<Download?>(null);
        }

        return Task.FromResult<Download?>(download.State == DownloadState.Wanted ? Downloads[id] = download with { State = state } : download);
    }

    public static WaitFaultException Unreachable() =>
        new(FaultName.StateUnavailable, "State", "The state could not be read; try again.", TimeSpan.FromSeconds(30));
}
