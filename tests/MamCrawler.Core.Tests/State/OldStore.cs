using MamCrawler.Core.Ports;
using MamCrawler.Core.State;
using MamCrawler.Core.State.Files;

namespace MamCrawler.Core.Tests.State;

/// <summary>A copy of a store that an older version wrote.</summary>
internal sealed class OldStore : IDisposable
{
    /// <summary>A scan, an approval, a rejection and a push.</summary>
    public const string BeforeAzure = "version-1";

    /// <summary>
    /// The version before: a scan, a book and a pack brought to the shelf, proposals of metadata, two digests' worth of account, a held pack, a stalled and a blocked download,
    /// spends, a frozen guard; and a backup of it.
    /// </summary>
    public const string Before = "version-2";

    private readonly TemporaryDirectory directory = new();

    private OldStore(string version)
    {
        System.IO.Directory.CreateDirectory(Path.Combine(directory.Path, "tables"));
        foreach (var file in System.IO.Directory.EnumerateFiles(FileOf(version, "tables")))
            File.Copy(file, Path.Combine(directory.Path, "tables", Path.GetFileName(file)));
        Files = new FileTableStore(directory.Path);
        Tables = new SchemaCheckedTableStore(Files);
    }

    /// <summary>The folder of the state.</summary>
    public string Folder => directory.Path;

    /// <summary>The tables as they are.</summary>
    public FileTableStore Files { get; }

    /// <summary>The tables as every host sees them.</summary>
    public ITableStore Tables { get; }

    public static OldStore Of(string version) => new(version);

    /// <summary>What is kept of a version.</summary>
    public static string FileOf(string version, string name) => Path.Combine(AppContext.BaseDirectory, "State", version, name);

    public void Dispose()
    {
        Files.Dispose();
        directory.Dispose();
    }
}
