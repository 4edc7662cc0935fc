namespace MamCrawler.Core.Tests.State;

/// <summary>A directory of its own for one test.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("mamcrawler-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
