using System.Text;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Tests.State;

/// <summary>What every document adapter promises. Derived once per adapter; tests only what Azure Blobs promise too.</summary>
public abstract class DocumentStoreContract
{
    private static readonly CancellationToken None = CancellationToken.None;

    protected abstract IDocumentStore Store { get; }

    [Fact]
    public async Task Put_ThenOpen_ReturnsTheSameBytes()
    {
        var bytes = new byte[300_000];
        new Random(5).NextBytes(bytes);
        await Store.PutAsync("snapshots/1/chunk-0001.json.gz", new MemoryStream(bytes), None);
        Assert.Equal(bytes, await ReadAsync("snapshots/1/chunk-0001.json.gz"));
    }

    [Fact]
    public async Task Put_Again_ReplacesTheWholeDocument()
    {
        await PutAsync("report.html", "a longer text");
        await PutAsync("report.html", "short");
        Assert.Equal("short", await TextAsync("report.html"));
        await PutAsync("report.html", "");
        Assert.Equal("", await TextAsync("report.html"));
    }

    [Fact]
    public async Task Put_ContentFailsHalfway_TheOldDocumentStays()
    {
        await PutAsync("report.html", "old");
        await Assert.ThrowsAnyAsync<Exception>(() => Store.PutAsync("report.html", new FailingStream(), None));
        Assert.Equal("old", await TextAsync("report.html"));
        Assert.Equal(["report.html"], await ListAsync(""));
    }

    [Fact]
    public async Task Open_ReaderIsSlow_ReadsTheDocumentItOpened()
    {
        await PutAsync("report.html", "old");
        await using var opened = (await Store.OpenAsync("report.html", None))!;
        var first = opened.ReadByte();
        await PutAsync("report.html", "new");
        Assert.Equal('o', first);
        Assert.Equal("new", await TextAsync("report.html"));
    }

    [Fact]
    public async Task Open_NoSuchDocument_IsNull()
    {
        await PutAsync("a/b", "text");
        Assert.Null(await Store.OpenAsync("missing", None));
        Assert.Null(await Store.OpenAsync("a/missing", None));
        Assert.Null(await Store.OpenAsync("a", None));
    }

    [Fact]
    public async Task List_Prefix_ComesInOrdinalOrder()
    {
        string[] names = ["a/b.json", "a-b.json", "a.json", "a/B.json", "b/c/d.json", "ab.json", "a/b/c.json", "B.json"];
        foreach (var name in names)
            await PutAsync(name, "x");
        Assert.Equal(names.Order(StringComparer.Ordinal), await ListAsync(""));
        Assert.Equal(["a/B.json", "a/b.json", "a/b/c.json"], await ListAsync("a/"));
        Assert.Equal(["b/c/d.json"], await ListAsync("b/c/d"));
        Assert.Empty(await ListAsync("c"));
    }

    [Fact]
    public async Task Delete_ThereOrNot_ItIsGone()
    {
        await PutAsync("a/b", "text");
        await Store.DeleteAsync("a/b", None);
        await Store.DeleteAsync("a/b", None);
        Assert.Null(await Store.OpenAsync("a/b", None));
        Assert.Empty(await ListAsync(""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/rooted")]
    [InlineData("ends/")]
    [InlineData("a//b")]
    [InlineData("../escape")]
    [InlineData("a/../../escape")]
    [InlineData("a/./b")]
    [InlineData("back\\slash")]
    [InlineData("space in it")]
    [InlineData("C:/windows")]
    [InlineData("nul\0")]
    [InlineData("dot.")]
    public async Task AnyCall_IllegalName_IsRefused(string name)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => PutAsync(name, "x"));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.OpenAsync(name, None));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Store.DeleteAsync(name, None));
    }

    [Fact]
    public async Task Put_NameOf500Characters_IsKept_OneMoreIsRefused()
    {
        var name = string.Join('/', Enumerable.Repeat(new string('d', 99), 5)) + "e";
        Assert.Equal(500, name.Length);
        await PutAsync(name, "x");
        Assert.Equal([name], await ListAsync(""));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => PutAsync(name + "f", "x"));
    }

    [Fact]
    public async Task Put_ManyWritersAtOnce_AReaderSeesOneWholeDocument()
    {
        await PutAsync("shared", new string('a', 50_000));
        var writers = "bcde"
            .Select(letter =>
                Task.Run(async () =>
                {
                    for (var round = 0; round < 10; round++)
                        await PutAsync("shared", new string(letter, 50_000));
                })
            )
            .ToList();
        while (!Task.WhenAll(writers).IsCompleted)
        {
            var text = await TextAsync("shared");
            Assert.Equal(50_000, text.Length);
            Assert.Single(text.Distinct());
        }

        await Task.WhenAll(writers);
    }

    private Task PutAsync(string name, string text) => Store.PutAsync(name, new MemoryStream(Encoding.UTF8.GetBytes(text)), None);

    private async Task<byte[]> ReadAsync(string name)
    {
        await using var stream = (await Store.OpenAsync(name, None))!;
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }

    private async Task<string> TextAsync(string name) => Encoding.UTF8.GetString(await ReadAsync(name));

    private async Task<List<string>> ListAsync(string prefix) => await Store.ListAsync(prefix, None).ToListAsync();
}
