using MamCrawler.Core.State.Files;

namespace MamCrawler.Local.Composition;

/// <summary>The state of a deployment: files of its data folder.</summary>
internal sealed class LocalState : IDisposable
{
    internal LocalState(LocalContext context)
        : this(context.Folder.StateFolder, context.Time) { }

    /// <summary>Opens the state in a folder.</summary>
    internal LocalState(string folder, TimeProvider time)
    {
        Tables = new FileTableStore(folder);
        Documents = new FileDocumentStore(folder, time);
        Queue = new FileWorkQueue(folder, time);
    }

    internal FileTableStore Tables { get; }

    internal FileDocumentStore Documents { get; }

    internal FileWorkQueue Queue { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        Queue.Dispose();
        Tables.Dispose();
    }
}
