namespace MamCrawler.EndToEnd.Tests.Loop;

/// <summary>The Audiobookshelf of the real loop: the simulator or a server.</summary>
internal interface ILoopLibrary : IAsyncDisposable
{
    Uri Address { get; }

    string Key { get; }

    /// <summary>The library that the books land in.</summary>
    string LibraryId { get; }

    /// <summary>The folder of that library, as the server sees it.</summary>
    string Folder { get; }

    /// <summary>How long in real time the clock of the test waits before it goes on: as long as the server may need for a scan.</summary>
    TimeSpan Quiet { get; }
}
