using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State.Files;

namespace MamCrawler.Core.Tests.State;

public sealed class FileDocumentStoreTests : DocumentStoreContract, IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public FileDocumentStoreTests() => Store = new FileDocumentStore(directory.Path, TimeProvider.System);

    protected override IDocumentStore Store { get; }

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Put_Document_IsAFileOfThatNameForItsOwnerAlone()
    {
        await Store.PutAsync("reports/today.html", new MemoryStream([1, 2, 3]), CancellationToken.None);
        var file = new FileInfo(Path.Combine(directory.Path, "documents", "reports", "today.html"));
        Assert.Equal(3, file.Length);
        Assert.Empty(Directory.GetFiles(Path.Combine(directory.Path, "incoming")));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode);
    }

    [Fact]
    public async Task Open_UnfinishedFilesOfKilledProcesses_OldOnesAreDeleted()
    {
        await Store.PutAsync("a", new MemoryStream([1]), CancellationToken.None);
        var incoming = Path.Combine(directory.Path, "incoming");
        await File.WriteAllTextAsync(Path.Combine(incoming, "old"), "");
        await File.WriteAllTextAsync(Path.Combine(incoming, "young"), "");
        File.SetLastWriteTimeUtc(Path.Combine(incoming, "old"), TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-2));
        _ = new FileDocumentStore(directory.Path, TimeProvider.System);
        Assert.Equal(["young"], Directory.GetFiles(incoming).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Put_BelowAnotherDocument_StateUnavailable()
    {
        await Store.PutAsync("a", new MemoryStream([1]), CancellationToken.None);
        var fault = await Assert.ThrowsAsync<WaitFaultException>(() => Store.PutAsync("a/b", new MemoryStream([1]), CancellationToken.None));
        Assert.Equal(FaultName.StateUnavailable, fault.Fault.Name);
    }
}
