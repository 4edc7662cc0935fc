using Azure.Storage.Blobs;
using MamCrawler.Azure.Documents;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Tests.State;

namespace MamCrawler.Azure.Tests.Documents;

/// <summary>The contract on Azurite, and documents of more than one block.</summary>
public sealed class BlobDocumentStoreTests : DocumentStoreContract
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly BlobContainerClient container;

    public BlobDocumentStoreTests(Azurite azurite)
    {
        container = azurite.Connect().Documents;
        Store = new BlobDocumentStore(container);
    }

    protected override IDocumentStore Store { get; }

    [Theory]
    [InlineData(BlobUpload.BlockBytes - 1)]
    [InlineData(BlobUpload.BlockBytes)]
    [InlineData((2 * BlobUpload.BlockBytes) + 17)]
    public async Task Put_SizesAroundABlock_AreReadBackWhole(int size)
    {
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        await Store.PutAsync("backups/state.zip", new MemoryStream(bytes), None);
        await using var read = (await Store.OpenAsync("backups/state.zip", None))!;
        using var copy = new MemoryStream();
        await read.CopyToAsync(copy, None);
        Assert.True(bytes.AsSpan().SequenceEqual(copy.ToArray()));
    }

    [Fact]
    public async Task Put_ContentBreaksOffInTheSecondBlock_TheOldDocumentStays()
    {
        await Store.PutAsync("state.zip", new MemoryStream([1, 2, 3]), None);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.PutAsync("state.zip", new BreakingStream(BlobUpload.BlockBytes + 1000), None));
        await using var read = (await Store.OpenAsync("state.zip", None))!;
        Assert.Equal(1, read.ReadByte());
    }

    [Fact]
    public async Task AnyCall_ContainerIsNotThere_NothingIsThere()
    {
        Assert.Null(await Store.OpenAsync("a", None));
        Assert.Empty(await Store.ListAsync("", None).ToListAsync());
        await Store.DeleteAsync("a", None);
        Assert.False(await container.ExistsAsync(None));
        await Store.PutAsync("big", new MemoryStream(new byte[BlobUpload.BlockBytes + 1]), None);
        Assert.Equal(["big"], await Store.ListAsync("", None).ToListAsync());
    }
}
