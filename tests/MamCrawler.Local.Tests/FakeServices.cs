using System.Runtime.CompilerServices;
using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Drift;
using MamCrawler.Core.Metadata.Writing;
using MamCrawler.Core.Notices;
using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Reports;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.Schedules;
using MamCrawler.Core.Shelving;
using MamCrawler.Core.WantedLists;
using MamCrawler.Hosting.Composition;
using MamCrawler.Local.Composition;
using MamCrawler.Web;
using MamCrawler.Web.Responses;

namespace MamCrawler.Local.Tests;

/// <summary>Services of memory, for what commands do with them.</summary>
internal sealed class FakeServices : ICompositionRoot, ILocalServices, IScans, IGapStandings, IApprovals, ILookAgain, IFollows
{
    public static readonly DateTimeOffset Day = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    private readonly Queue<ScanState> states = new();

    public List<GapStanding> Standings { get; } = [];

    public Dictionary<string, Download> Downloads { get; } = [];

    public List<Followed> FollowedOnes { get; } = [];

    public List<ScanRequest> Wishes { get; } = [];

    public List<ServiceCheck> ServiceChecks { get; } = [];

    /// <summary>What a running host finds.</summary>
    public List<DoctorFinding> Examined { get; } = [];

    public Exception? ListFailure { get; set; }

    public Exception? ResumeFailure { get; set; }

    public bool IsRunning { get; set; }

    public int Resumed { get; private set; }

    public int Sweeps { get; set; }

    public int Purges { get; set; }

    public ScheduledJobs Jobs => new([new ScanGaps(this, ScanMode.Propose, 10), new FakeJob(this, "SweepQueue"), new FakeJob(this, "PurgeHistory")]);

    public int Pushes { get; private set; }

    public int Disposed { get; private set; }

    public ScanSummary? Summary { get; set; } =
        new()
        {
            RunId = "run-1",
            Mode = ScanMode.Propose,
            StartedAt = Day,
            FinishedAt = Day.AddMinutes(3),
            Books = 1605,
            Series = 866,
            Searched = 5,
            Found = 4,
            Queued = 2,
            GapsByClass = new Dictionary<string, int> { ["Missing"] = 81 },
            Requests = new Dictionary<string, int> { ["MyAnonamouse"] = 3 },
        };

    public IScans Scans => this;

    public IGapStandings Gaps => this;

    public IApprovals Approvals => this;

    public ILookAgain Looks => this;

    public ILookAgain LooksAlone => this;

    /// <summary>How often it was looked again.</summary>
    public int Looked { get; private set; }

    public IWishes WantedList => Wanted;

    public FakeWishes Wanted { get; } = new();

    public IWishSource WantToRead => throw new NotSupportedException("Asked of the simulator.");

    public IAccountStanding Account => Standing;

    public FakeAccountStanding Standing { get; } = new();

    public FakeNotices Messages { get; } = new();

    public INotices Notices => Messages;

    public IReports Reports => throw new NotSupportedException("Commands read reports from the folder.");

    public IMetadataChanges Metadata => throw new NotSupportedException("Commands that write metadata are tested against the simulators.");

    public IDriftStanding Drift => Shapes;

    public FakeDriftStanding Shapes { get; } = new();

    public IFollows Follows => this;

    public ScanPolicy Policy { get; } = new(ScanMode.Propose, 10);

    public IReadOnlyList<ServiceCheck> Checks => ServiceChecks;

    public IDocumentStore Documents => throw new NotSupportedException();

    public ILibrary Library => throw new NotSupportedException();

    public ITracker Tracker => throw new NotSupportedException();

    public ITorrentClient TorrentClient => throw new NotSupportedException();

    /// <summary>What they were last composed from.</summary>
    public LocalContext? Composed { get; private set; }

    public Task<IReadOnlyList<DoctorFinding>> ExamineAsync(bool clearsLane, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DoctorFinding>>(Examined);

    public Task<ILocalServices> ComposeAsync(LocalContext context, CancellationToken cancellationToken)
    {
        Composed = context;
        return Task.FromResult<ILocalServices>(this);
    }

    /// <summary>Sees what is past its approval; what is held the first time stands in the library the second time.</summary>
    public Task<LookedAgain?> LookAsync(string downloadId, CancellationToken cancellationToken)
    {
        if (!Downloads.TryGetValue(downloadId, out var download))
        {
            return Task.FromResult<LookedAgain?>(null);
        }

        if (++Looked > 1 && download.State == DownloadState.Held)
        {
            download = download with { State = DownloadState.Shelved, HeldFor = null };
        }

        return Task.FromResult<LookedAgain?>(new LookedAgain(download, download.State != DownloadState.Wanted, $"Look {Looked}."));
    }

    public void Play(params ScanProgress[] progress)
    {
        foreach (var step in progress)
        {
            states.Enqueue(new ScanState("run-1", OrchestrationStatus.Running, Day, Day, step, null, null));
        }
    }

    public Task<ScanStart> StartAsync(ScanRequest request, CancellationToken cancellationToken)
    {
        Wishes.Add(request);
        return Task.FromResult(new ScanStart("run-1", !IsRunning));
    }

    public Task<ScanState?> GetAsync(string runId, CancellationToken cancellationToken) =>
        Task.FromResult<ScanState?>(
            states.TryDequeue(out var state)
                ? state
                : new ScanState(
                    runId,
                    Summary is null ? OrchestrationStatus.Failed : OrchestrationStatus.Completed,
                    Day,
                    Day,
                    null,
                    Summary,
                    Summary is null ? "it broke" : null
                )
        );

    public Task<ScanState?> GetNewestAsync(CancellationToken cancellationToken) => GetAsync("run-1", cancellationToken);

    public Task<bool> CancelAsync(string runId, CancellationToken cancellationToken) => Task.FromResult(true);

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
        if (ListFailure is not null)
        {
            throw ListFailure;
        }

        foreach (var download in Downloads.Values)
        {
            await Task.Yield();
            yield return download;
        }
    }

    Task<Download?> IApprovals.FindAsync(string downloadId, CancellationToken cancellationToken) => Task.FromResult(Downloads.GetValueOrDefault(downloadId));

    public Task<Download?> ApproveAsync(string downloadId, CancellationToken cancellationToken) => Task.FromResult(Decide(downloadId, DownloadState.Approved));

    public Task<Download?> RejectAsync(string downloadId, CancellationToken cancellationToken) => Task.FromResult(Decide(downloadId, DownloadState.Rejected));

    async IAsyncEnumerable<Followed> IFollows.ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var followed in FollowedOnes)
        {
            await Task.Yield();
            yield return followed;
        }
    }

    public Task<bool> AddAsync(FollowedKind kind, string name, string? author, CancellationToken cancellationToken)
    {
        if (FollowedOnes.Any(followed => followed.Kind == kind && followed.Name == name))
        {
            return Task.FromResult(false);
        }

        FollowedOnes.Add(new Followed(kind, name, author, Day));
        return Task.FromResult(true);
    }

    public Task<bool> RemoveAsync(FollowedKind kind, string name, CancellationToken cancellationToken) =>
        Task.FromResult(FollowedOnes.RemoveAll(followed => followed.Kind == kind && followed.Name == name) > 0);

    public Task ResumeAsync(CancellationToken cancellationToken)
    {
        Resumed++;
        return ResumeFailure is null ? Task.CompletedTask : Task.FromException(ResumeFailure);
    }

    /// <summary>What a push makes of a download.</summary>
    public Func<Download, Download> Push { get; set; } = static download => download with { State = DownloadState.Pushed };

    public Task<IReadOnlyList<Download>> PushQueuedAsync(Action<int> tellDone, CancellationToken cancellationToken)
    {
        Pushes++;
        var due = Downloads.Values.Where(download => download.State == DownloadState.Approved).ToArray();
        foreach (var download in due)
        {
            Downloads[download.Id] = Push(download);
        }

        return Task.FromResult<IReadOnlyList<Download>>([.. due.Select(download => Downloads[download.Id])]);
    }

    public ValueTask DisposeAsync()
    {
        Disposed++;
        return ValueTask.CompletedTask;
    }

    private Download? Decide(string id, DownloadState state)
    {
        if (!Downloads.TryGetValue(id, out var download))
        {
            return null;
        }

        return download.State == DownloadState.Wanted ? Downloads[id] = download with { State = state } : download;
    }

    private sealed class FakeJob(FakeServices services, string name) : IScheduledJob
    {
        public string Name => name;

        public Task<JobOutcome> RunAsync(CancellationToken cancellationToken)
        {
            (services.Sweeps, services.Purges) = name == "SweepQueue" ? (services.Sweeps + 1, services.Purges) : (services.Sweeps, services.Purges + 1);
            return Task.FromResult(JobOutcome.Done("It ran."));
        }
    }
}
