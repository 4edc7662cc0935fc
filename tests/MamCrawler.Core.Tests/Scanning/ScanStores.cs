using MamCrawler.Core.State;
using MamCrawler.Core.State.Files;
using MamCrawler.Core.Tests.State;
using MamCrawler.Tests;

namespace MamCrawler.Core.Tests.Scanning;

/// <summary>The stores of a scan on files in a folder of their own.</summary>
internal sealed class ScanStores : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public ScanStores()
    {
        Tables = new FileTableStore(_directory.Path);
        Documents = new FileDocumentStore(_directory.Path, Clock);
    }

    public string Directory => _directory.Path;

    public ManualTimeProvider Clock { get; } = new();

    public FileTableStore Tables { get; }

    public FileDocumentStore Documents { get; }

    public GapStore Gaps => new(Tables);

    public AnswerStore Answers => new(Tables);

    public RunStore Runs => new(Tables);

    public FollowStore Follows => new(Tables, Clock);

    public WitnessCatalogStore Witnesses => new(Tables);

    public void Dispose()
    {
        Tables.Dispose();
        _directory.Dispose();
    }
}
