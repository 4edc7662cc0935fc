using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Orchestrations.Scanning;
using MamCrawler.Core.State;
using MamCrawler.Core.State.Files;

namespace MamCrawler.Local.Composition;

/// <summary>The state of a deployment: files of its data folder, and the stores over them. Nothing is opened before it is asked for.</summary>
internal sealed class LocalState : IDisposable
{
    internal LocalState(LocalContext context)
    {
        var folder = context.Folder.StateFolder;
        Tables = new FileTableStore(folder);
        Documents = new FileDocumentStore(folder, context.Time);
        Queue = new FileWorkQueue(folder, context.Time);
        Runs = new RunStore(Tables);
        Snapshots = new SnapshotStore(Documents);
        Gaps = new GapStore(Tables);
        Answers = new AnswerStore(Tables);
        Follows = new FollowStore(Tables, context.Time);
        Catalogs = new WitnessCatalogStore(Tables);
        RunDocuments = new RunDocuments(Documents);
        Downloads = new DownloadStore(Tables, context.Time);
        Accounts = new AccountStore(Tables);
        Grabs = new GrabLedger(Tables, context.Time);
    }

    internal FileTableStore Tables { get; }

    internal FileDocumentStore Documents { get; }

    internal FileWorkQueue Queue { get; }

    internal RunStore Runs { get; }

    internal SnapshotStore Snapshots { get; }

    internal GapStore Gaps { get; }

    internal AnswerStore Answers { get; }

    internal FollowStore Follows { get; }

    internal WitnessCatalogStore Catalogs { get; }

    internal RunDocuments RunDocuments { get; }

    internal DownloadStore Downloads { get; }

    internal AccountStore Accounts { get; }

    internal GrabLedger Grabs { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        Snapshots.Dispose();
        Queue.Dispose();
        Tables.Dispose();
    }
}
