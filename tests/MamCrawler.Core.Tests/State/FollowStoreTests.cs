using MamCrawler.Core.Scanning;
using MamCrawler.Core.Tests.Scanning;

namespace MamCrawler.Core.Tests.State;

public sealed class FollowStoreTests : IDisposable
{
    private readonly ScanStores _stores = new();

    [Fact]
    public async Task Add_SameSeriesWrittenAnotherWay_IsFollowedOnce()
    {
        var token = TestContext.Current.CancellationToken;

        Assert.True(await _stores.Follows.AddAsync(FollowedKind.Series, "Aether's Revival", "William D. Arand", token));
        Assert.False(await _stores.Follows.AddAsync(FollowedKind.Series, "AETHER'S REVIVAL", null, token));

        var followed = Assert.Single(await _stores.Follows.ListAsync(token).ToListAsync(token));
        Assert.Equal(new Followed(FollowedKind.Series, "Aether's Revival", "William D. Arand", _stores.Clock.GetUtcNow()), followed);
    }

    [Fact]
    public async Task Remove_NotFollowed_SaysSo()
    {
        var token = TestContext.Current.CancellationToken;
        await _stores.Follows.AddAsync(FollowedKind.Author, "J. R. R. Tolkien", null, token);

        Assert.True(await _stores.Follows.RemoveAsync(FollowedKind.Author, "JRR Tolkien", token));
        Assert.False(await _stores.Follows.RemoveAsync(FollowedKind.Author, "JRR Tolkien", token));
        Assert.Empty(await _stores.Follows.ListAsync(token).ToListAsync(token));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ?! ")]
    public async Task Add_NameOfNothing_IsRefused(string name) =>
        await Assert.ThrowsAsync<ArgumentException>(() => _stores.Follows.AddAsync(FollowedKind.Series, name, null, TestContext.Current.CancellationToken));

    public void Dispose() => _stores.Dispose();
}
