using Azure.Core.Pipeline;
using MamCrawler.Tests.Programs;

namespace MamCrawler.Azure.Tests;

/// <summary>A real Azurite on free loopback ports, one for all tests that share it; killed at the end. Nothing is written to the disk.</summary>
public sealed class Azurite : IAsyncLifetime
{
    // The account every Azurite has; its key is published with it.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private const int Attempts = 3;

    private int blobs;
    private int queues;
    private int tables;
    private InstalledProgram? program;

    /// <summary>Clients for it, with a container of their own.</summary>
    /// <exception cref="Exception">The test is skipped: Azurite is not installed.</exception>
    public StorageClients Connect() => Connect("c" + Guid.NewGuid().ToString("N"));

    /// <summary>Clients for it, with a container that others may share.</summary>
    /// <exception cref="Exception">The test is skipped: Azurite is not installed.</exception>
    public StorageClients Connect(string container, params IEnumerable<HttpPipelinePolicy> policies)
    {
        if (program is null)
            Assert.Skip("azurite is not installed: 'npm install --prefix artifacts/azurite azurite@3.37.0'.");
        var options = new StorageOptions(AddressOf(tables), AddressOf(blobs), AddressOf(queues)) { Container = container };
        return new StorageClients(options, Account, Key, policies);
    }

    public async ValueTask InitializeAsync()
    {
        var path = Find();
        for (var attempt = 1; path is not null && program is null; attempt++)
        {
            try
            {
                program = await StartAsync(path);
            }
            catch (InvalidOperationException) when (attempt < Attempts)
            {
                // Somebody else took a port between looking for it and using it; then it ends at once.
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        program?.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task<InstalledProgram> StartAsync(string path)
    {
        (blobs, queues, tables) = (LoopbackPort.Free(), LoopbackPort.Free(), LoopbackPort.Free());
        return InstalledProgram.StartAsync(
            path,
            [
                "--inMemoryPersistence",
                "--silent",
                "--skipApiVersionCheck",
                "--disableTelemetry",
                "--blobPort",
                $"{blobs}",
                "--queuePort",
                $"{queues}",
                "--tablePort",
                $"{tables}",
            ],
            async () => await InstalledProgram.ListensAsync(blobs) && await InstalledProgram.ListensAsync(queues) && await InstalledProgram.ListensAsync(tables)
        );
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
