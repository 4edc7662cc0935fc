using MamCrawler.Core.State.Files;

namespace MamCrawler.Local.Composition;

/// <summary>The state of a deployment: files of its data folder.</summary>
internal sealed class LocalState : IDisposable
{
    internal LocalState(LocalContext context)
    {
        var folder = context.Folder.StateFolder;
        Tables = new FileTableStore(folder);
        Documents = new FileDocumentStore(folder, context.Time);
        Queue = new FileWorkQueue(folder, context.Time);
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
