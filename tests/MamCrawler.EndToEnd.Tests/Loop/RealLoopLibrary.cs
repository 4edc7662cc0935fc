using MamCrawler.Tests.Programs;

namespace MamCrawler.EndToEnd.Tests.Loop;

/// <summary>A library of a real Audiobookshelf over the folder that our client saves to.</summary>
internal sealed class RealLoopLibrary : ILoopLibrary
{
    private readonly AudiobookshelfServer server;

    private RealLoopLibrary(AudiobookshelfServer server, string folder) => (this.server, Folder) = (server, folder);

    public Uri Address => server.Address;

    public string Key => server.Key;

    public string LibraryId => server.LibraryId;

    public string Folder { get; }

    public TimeSpan Quiet => TimeSpan.FromSeconds(2);

    public static async Task<RealLoopLibrary> StartAsync(string folder) => new(await AudiobookshelfServer.StartAsync(folder), folder);

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
