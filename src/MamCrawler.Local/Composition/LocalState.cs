using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.State;
using MamCrawler.Core.State.Files;

namespace MamCrawler.Local.Composition;

/// <summary>The state of a deployment: files of its data folder, and what can be read and decided without asking a service.</summary>
internal sealed class LocalState : IDisposable
{
    internal LocalState(LocalContext context)
    {
        var folder = context.Folder.StateFolder;
        Tables = new FileTableStore(folder);
        Documents = new FileDocumentStore(folder, context.Time);
        Queue = new FileWorkQueue(folder, context.Time);
        Downloads = new DownloadStore(Tables, context.Time);
        Accounts = new AccountStore(Tables);
        Follows = new FollowStore(Tables, context.Time);
        Gaps = new GapStandings(new GapStore(Tables), new AnswerStore(Tables), Downloads);
        Approvals = new Approvals(Downloads, Queue);
    }

    internal FileTableStore Tables { get; }

    internal FileDocumentStore Documents { get; }

    internal FileWorkQueue Queue { get; }

    internal DownloadStore Downloads { get; }

    internal AccountStore Accounts { get; }

    internal FollowStore Follows { get; }

    internal GapStandings Gaps { get; }

    internal Approvals Approvals { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        Queue.Dispose();
        Tables.Dispose();
    }
}
