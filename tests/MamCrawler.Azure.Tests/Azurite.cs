using MamCrawler.Tests.Programs;

namespace MamCrawler.Azure.Tests;

/// <summary>A real Azurite on free loopback ports, one for all tests that share it; killed at the end. Nothing is written to the disk.</summary>
public sealed class Azurite : IAsyncLifetime
{
    // The account every Azurite has; its key is published with it.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly int blobs = LoopbackPort.Free();
    private readonly int queues = LoopbackPort.Free();
    private readonly int tables = LoopbackPort.Free();
    private InstalledProgram? program;

    /// <summary>Clients for it, with a container of their own.</summary>
    /// <exception cref="Exception">The test is skipped: Azurite is not installed.</exception>
    public StorageClients Connect()
    {
        if (program is null)
            Assert.Skip("azurite is not installed: 'npm install --prefix artifacts/azurite azurite@3.37.0'.");
        var options = new StorageOptions(AddressOf(tables), AddressOf(blobs), AddressOf(queues)) { Container = "c" + Guid.NewGuid().ToString("N") };
        return new StorageClients(options, Account, Key);
    }

    public async ValueTask InitializeAsync()
    {
        if (Find() is not { } path)
            return;
        program = await InstalledProgram.StartAsync(
            path,
            ["--inMemoryPersistence", "--silent", "--skipApiVersionCheck", "--disableTelemetry", "--blobPort", $"{blobs}", "--queuePort", $"{queues}", "--tablePort", $"{tables}"],
            async () => await InstalledProgram.ListensAsync(blobs) && await InstalledProgram.ListensAsync(queues) && await InstalledProgram.ListensAsync(tables));
    }

    public ValueTask DisposeAsync()
    {
        program?.Dispose();
        return ValueTask.CompletedTask;
    }

    private static Uri AddressOf(int port) => new($"http://127.0.0.1:{port}/{Account}");

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var local = Path.Combine(folder.FullName, "artifacts", "azurite", "node_modules", ".bin", "azurite");
            if (File.Exists(local) && !OperatingSystem.IsWindows())
                return local;
        }

        return InstalledProgram.Find("azurite");
    }
}
