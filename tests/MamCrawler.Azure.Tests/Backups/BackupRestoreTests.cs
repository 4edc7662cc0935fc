using MamCrawler.Azure.Documents;
using MamCrawler.Azure.Tables;
using MamCrawler.Core.Backups;
using MamCrawler.Core.Faults;
using MamCrawler.Core.State;
using MamCrawler.Core.State.Files;
using MamCrawler.Core.Tests.Backups;

namespace MamCrawler.Azure.Tests.Backups;

/// <summary>A backup is the same whatever keeps the state: from files into a storage account and back. An Azurite of its own, because tables have their own names.</summary>
public sealed class BackupRestoreTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly Azurite azurite = new();
    private readonly string directory = Directory.CreateTempSubdirectory("mamcrawler-").FullName;

    public ValueTask InitializeAsync() => azurite.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await azurite.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Restore_FilesIntoAStorageAccountAndBack_HoldTheSame()
    {
        var clients = azurite.Connect();
        var (tables, documents) = (new TableStorageStore(clients.Tables), new BlobDocumentStore(clients.Documents));
        using var files = new FileTableStore(Path.Combine(directory, "home"));
        var fileDocuments = new FileDocumentStore(Path.Combine(directory, "home"), TimeProvider.System);
        await SampleState.FillAsync(files, fileDocuments);
        var expected = await StateContents.OfAsync(files, fileDocuments, IsBackedUp);

        await CopyAsync(new BackupStore(files, fileDocuments, TimeProvider.System), new Restore(tables, documents, TimeProvider.System), replace: false);
        Assert.Equal(expected, await StateContents.OfAsync(tables, documents, IsBackedUp));

        using var backHome = new FileTableStore(Path.Combine(directory, "back"));
        var backDocuments = new FileDocumentStore(Path.Combine(directory, "back"), TimeProvider.System);
        var cloud = new BackupStore(tables, documents, TimeProvider.System);
        await CopyAsync(cloud, new Restore(backHome, backDocuments, TimeProvider.System), replace: false);
        Assert.Equal(expected, await StateContents.OfAsync(backHome, backDocuments, IsBackedUp));

        var refusal = await Assert.ThrowsAsync<StopFaultException>(() => CopyAsync(cloud, new Restore(tables, documents, TimeProvider.System), replace: false));
        Assert.Equal(FaultName.StateNotEmpty, refusal.Fault.Name);
        await SampleState.PutAsync(tables, "Gaps", "gap", "later", new() { ["Value"] = 1 });
        await CopyAsync(cloud, new Restore(tables, documents, TimeProvider.System), replace: true, remake: false);
        Assert.Equal(expected, await StateContents.OfAsync(tables, documents, IsBackedUp));
    }

    private static bool IsBackedUp(string table) => StateTables.Find(table) is { Use: StateTableUse.BackedUp };

    private static async Task CopyAsync(BackupStore from, Restore to, bool replace, bool remake = true)
    {
        var id = remake ? (await from.MakeAsync(None)).Id : await from.ListAsync(None).FirstAsync(None);
        await to.RunAsync(async ct => (await from.OpenAsync(id, ct))!, replace, false, None);
    }
}
