using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.WantedLists;

namespace MamCrawler.Core.Tests.WantedLists;

/// <summary>A list that is kept elsewhere, which may be away.</summary>
internal sealed class FakeWishSource : IWishSource
{
    public List<WishLine> Lines { get; } = [];

    public FaultException? Fault { get; set; }

    public WishSource Source => WishSource.Hardcover;

    public Task<IReadOnlyList<WishLine>> ReadAsync(CancellationToken cancellationToken) =>
        Fault is null ? Task.FromResult<IReadOnlyList<WishLine>>([.. Lines]) : throw Fault;
}
