using System.IO.Compression;
using System.Text;
using MamCrawler.Core.Backups;
using MamCrawler.Core.Faults;
using MamCrawler.Core.State;
using MamCrawler.Core.State.Files;
using MamCrawler.Core.Tests.State;
using MamCrawler.Tests;

namespace MamCrawler.Core.Tests.Backups;

/// <summary>A state in files, and what backups do with it.</summary>
internal sealed class BackupScene : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    internal BackupScene()
    {
        Tables = new FileTableStore(directory.Path);
        Documents = new FileDocumentStore(directory.Path, TimeProvider.System);
        Backups = new BackupStore(Tables, Documents, Clock);
    }

    internal ManualTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 0, 30, 0, TimeSpan.Zero));

    internal FileTableStore Tables { get; }

    internal FileDocumentStore Documents { get; }

    internal BackupStore Backups { get; }

    public void Dispose()
    {
        Tables.Dispose();
        directory.Dispose();
    }

    /// <summary>A scene with the sample state in it.</summary>
    internal static async Task<BackupScene> WithSampleAsync()
    {
        var scene = new BackupScene();
        await SampleState.FillAsync(scene.Tables, scene.Documents);
        return scene;
    }

    /// <summary>All that a backup has to bring back.</summary>
    internal Task<IReadOnlyList<string>> ContentsAsync() =>
        StateContents.OfAsync(Tables, Documents, table => StateTables.Find(table) is { Use: StateTableUse.BackedUp });

    /// <summary>All that there is.</summary>
    internal Task<IReadOnlyList<string>> EverythingAsync() => StateContents.OfAsync(Tables, Documents, _ => true);

    /// <summary>Makes a backup and reads its bytes.</summary>
    internal async Task<byte[]> BackUpAsync()
    {
        var contents = await Backups.MakeAsync(CancellationToken.None);
        await using var stream = (await Backups.OpenAsync(contents.Id, CancellationToken.None))!;
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }

    internal Task<BackupContents> RestoreAsync(byte[] backup, bool replace = false, bool noRest = false) =>
        new Restore(Tables, Documents, Clock).RunAsync(_ => Task.FromResult<Stream>(new MemoryStream(backup)), replace, noRest, CancellationToken.None);

    /// <summary>Restores what cannot be restored: the fault's name.</summary>
    internal async Task<FaultName> RefusalOfAsync(byte[] backup, bool replace = true) =>
        (await Assert.ThrowsAnyAsync<FaultException>(() => RestoreAsync(backup, replace))).Fault.Name;

    internal static string[] LinesOf(byte[] backup)
    {
        using var zip = new GZipStream(new MemoryStream(backup), CompressionMode.Decompress);
        using var reader = new StreamReader(zip);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    internal static byte[] BackupOf(params IEnumerable<string> lines) => Zip(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));

    /// <summary>A backup with a right end, whatever its lines.</summary>
    internal static byte[] SealedBackupOf(IReadOnlyList<string> lines, int rows, int documents)
    {
        var body = Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
        var sum = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body));
        var end = $$$"""{"end":{"rows":{{{rows}}},"documents":{{{documents}}},"sha256":"{{{sum}}}"}}""";
        return Zip([.. body, .. Encoding.UTF8.GetBytes(end + "\n")]);
    }

    internal static byte[] Zip(byte[] bytes)
    {
        using var buffer = new MemoryStream();
        using (var zip = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
            zip.Write(bytes);
        return buffer.ToArray();
    }
}
