using MamCrawler.Core.Account;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Orchestrations.InProcess;
using MamCrawler.Core.Orchestrations.Scanning;
using MamCrawler.Core.Releases;
using MamCrawler.Core.State.Files;

namespace MamCrawler.Local.Composition;

/// <summary>The in-process engine with the scan's orchestrations and activities.</summary>
internal sealed class ScanEngine : IAsyncDisposable
{
    private readonly FileHolder holder;

    internal ScanEngine(LocalContext context, LocalState state, LocalClients clients)
    {
        holder = new FileHolder(context.Folder.StateFolder);
        var options = new InProcessEngineOptions { Holder = holder.Name, HolderIsAlive = holder.IsAlive, LeaseDuration = Timeout.InfiniteTimeSpan };
        Engine = new InProcessEngine(Register(context, state, clients), state.Tables, context.Time, context.Loggers, options);
    }

    internal InProcessEngine Engine { get; }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        holder.Dispose();
    }

    private static OrchestrationRegistry Register(LocalContext context, LocalState state, LocalClients clients)
    {
        var settings = context.Settings.Scan;
        var gapOptions = new GapOptions { IncludeNovellas = settings.WantNovellas };
        var releaseOptions = new ReleaseOptions { AllowDramatised = settings.AllowDramatised, AllowPoor = settings.AllowPoor };
        var account = new AccountFacts(state.Accounts, clients.Tracker, context.Time);
        var witnesses = new WitnessPanel(clients.SeriesWitnesses, clients.AuthorWitnesses, state.Catalogs, new WitnessOptions(), context.Time);
        return new OrchestrationRegistry()
            .AddOrchestrator<ScanLibrary, ScanInput, ScanOutcome>(() => new ScanLibrary())
            .AddOrchestrator<FindGapsInRange, ChunkRange, GapsOutcome>(() => new FindGapsInRange())
            .AddActivity<TakeSnapshot, string, SnapshotOutcome>(() => new TakeSnapshot(clients.Library, state.Follows, state.Snapshots, context.Time))
            .AddActivity<FindGaps, ChunkInput, GapsOutcome>(() => new FindGaps(state.Snapshots, state.Runs, witnesses, state.Gaps, gapOptions, context.Time))
            .AddActivity<FindAuthorGaps, ChunkInput, GapsOutcome>(() => new FindAuthorGaps(state.Snapshots, state.Runs, witnesses, state.Gaps, gapOptions, context.Time))
            .AddActivity<OrderGaps, OrderInput, OrderOutcome>(() => new OrderGaps(
                state.Snapshots, state.Gaps, state.Answers, state.Downloads, account, state.RunDocuments, context.Time))
            .AddActivity<SearchReleases, SearchInput, SearchOutcome>(() => new SearchReleases(
                clients.Tracker, state.Runs, state.Snapshots, state.Downloads, state.RunDocuments, state.Answers, state.Catalogs, state.Accounts, releaseOptions, context.Time))
            .AddActivity<DecideGrabs, DecideInput, DecideOutcome>(() => new DecideGrabs(
                clients.TorrentClient, state.Downloads, account, state.Grabs, state.RunDocuments, state.Queue))
            .AddActivity<WriteReport, ReportInput, bool>(() => new WriteReport(
                state.Runs, state.RunDocuments, state.Gaps, state.Answers, state.Documents, clients.Connections, context.Time));
    }
}
