using MamCrawler.Core.Downloads;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Tests.Account;

/// <summary>A shop that counts what is bought and answers what a test says.</summary>
internal sealed class FakeTrackerStore : ITrackerStore
{
    public List<string> Bought { get; } = [];

    /// <summary>Called at each purchase; what it throws is the answer.</summary>
    public Action<string> Before { get; set; } = _ => { };

    public StoreAnswer Answer { get; set; } = new(Done: true, "Done.");

    public Func<long, byte[]> Torrent { get; set; } = _ => throw new InvalidOperationException("No torrent is sold here.");

    public Task<StoreAnswer> BuyVipAsync(int weeks, CancellationToken cancellationToken) => BuyAsync($"VIP {weeks}");

    public Task<StoreAnswer> BuyUploadCreditAsync(int gibibytes, CancellationToken cancellationToken) => BuyAsync($"upload {gibibytes}");

    public Task<TorrentFile> FetchTorrentWithWedgeAsync(long id, CancellationToken cancellationToken)
    {
        Before($"wedge {id}");
        Bought.Add($"wedge {id}");
        return Task.FromResult(new TorrentFile(Torrent(id)));
    }

    private Task<StoreAnswer> BuyAsync(string what)
    {
        Before(what);
        if (Answer.Done)
            Bought.Add(what);
        return Task.FromResult(Answer);
    }
}
