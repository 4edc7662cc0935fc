namespace MamCrawler.EndToEnd.Tests.Loop;

/// <summary>A BitTorrent tracker on loopback.</summary>
internal interface ILoopTracker : IAsyncDisposable
{
    /// <summary>Where torrents announce.</summary>
    string Address { get; }

    /// <summary>How many clients have told it that they have all of a torrent.</summary>
    /// <param name="infoHash">Hexadecimal.</param>
    Task<int> CountSeedersAsync(string infoHash);
}
