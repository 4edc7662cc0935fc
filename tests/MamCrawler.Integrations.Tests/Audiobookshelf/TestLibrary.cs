using MamCrawler.Core.Library;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Audiobookshelf;
using MamCrawler.Integrations.Tests.Http;

namespace MamCrawler.Integrations.Tests.Audiobookshelf;

/// <summary>Makes and reads libraries on stubs.</summary>
internal static class TestLibrary
{
    public static AudiobookshelfLibrary On(
        StubServer server,
        Func<AudiobookshelfOptions, AudiobookshelfOptions>? change = null,
        string? key = FakeAudiobookshelf.Key
    )
    {
        var options = new AudiobookshelfOptions { BaseAddress = server.Address };
        var secrets = new MemorySecrets();
        if (key is not null)
            secrets.Values[options.ApiKeySecret] = new Secret(key);
        return new AudiobookshelfLibrary(change?.Invoke(options) ?? options, server.CreateClient(), secrets, new ManualClock());
    }

    public static async Task<List<Book>> ReadAsync(AudiobookshelfLibrary library)
    {
        var books = new List<Book>();
        await foreach (var page in library.ReadAsync(CancellationToken.None))
            books.AddRange(page.Books);
        return books;
    }
}
