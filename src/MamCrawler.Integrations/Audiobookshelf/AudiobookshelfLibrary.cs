using System.Runtime.CompilerServices;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Library;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Audiobookshelf;

/// <summary>
/// A library on Audiobookshelf 2.36. The list is read page by page; only items whose people or series the list's texts cannot tell for certain are
/// asked for in full (docs/decisions/0030). Holds one page in memory at a time.
/// </summary>
public sealed class AudiobookshelfLibrary : ILibrary
{
    private readonly AudiobookshelfOptions _options;
    private readonly AudiobookshelfApi _api;

    /// <summary>Takes a client made by <see cref="ServiceHandler"/> or by a tunnel; when it has a base address, that one counts.</summary>
    /// <exception cref="ArgumentException">The options are wrong; the message says what.</exception>
    public AudiobookshelfLibrary(AudiobookshelfOptions options, HttpClient http, ISecretStore secrets, TimeProvider time)
    {
        if (options.Validate() is { Count: > 0 } wrong)
            throw new ArgumentException(string.Join(' ', wrong), nameof(options));
        _options = options;
        _api = new AudiobookshelfApi(options, http, secrets, time);
        Shelf = new AudiobookshelfShelf(options, _api);
        Editor = new AudiobookshelfEditor(options, _api);
    }

    /// <summary>The same server as what takes new books in.</summary>
    public ILibraryShelf Shelf { get; }

    /// <summary>The same server as what keeps the books' metadata.</summary>
    public ILibraryEditor Editor { get; }

    /// <summary>Counts of the last reading that ended; null before one did.</summary>
    public AudiobookshelfReading? LastReading { get; private set; }

    /// <summary>Requests made so far.</summary>
    public long Requests => _api.Requests;

    /// <inheritdoc />
    public Task<ServiceProbe> ProbeAsync(CancellationToken cancellationToken) => new AudiobookshelfProbe(_options, _api).RunAsync(cancellationToken);

    /// <summary>The folders of the library as the server sees them, for checks that nothing else is put there.</summary>
    /// <exception cref="FaultException">It could not be asked.</exception>
    public async Task<IReadOnlyList<string>> ReadFoldersAsync(CancellationToken cancellationToken) => (await ChooseAsync(cancellationToken)).Folders;

    /// <inheritdoc />
    public async IAsyncEnumerable<LibraryPage> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var library = await ChooseAsync(cancellationToken);
        var before = _api.Requests;
        var sweep = new LibrarySweep(_options.PageSize);
        var counts = new AudiobookshelfReading();
        while (!sweep.Finished)
        {
            var page = await ReadPageAsync(library, sweep, counts, cancellationToken);
            counts = page.Counts;
            yield return new LibraryPage(page.Total, page.Books);
        }

        LastReading = counts with { Requests = _api.Requests - before };
    }

    private async Task<LibraryChoice> ChooseAsync(CancellationToken cancellationToken)
    {
        using var libraries = AudiobookshelfRefusal.Demand(await _api.LibrariesAsync(cancellationToken), "the libraries").ReadObject("the libraries");
        return LibraryChoice.Choose(libraries.RootElement, _options.LibraryId);
    }

    private async Task<(int Total, IReadOnlyList<Book> Books, AudiobookshelfReading Counts)> ReadPageAsync(
        LibraryChoice library,
        LibrarySweep sweep,
        AudiobookshelfReading counts,
        CancellationToken cancellationToken
    )
    {
        var asked = $"the library {library.Name}";
        var page = new ItemPage(sweep, counts);
        using (
            var document = AudiobookshelfRefusal
                .Demand(await _api.ItemsAsync(library.Id, sweep.Page, _options.PageSize, cancellationToken), asked)
                .ReadObject(asked)
        )
            page.Read(document.RootElement);
        if (page.InFull.Count > 0)
            await new ItemBatches(_api, _options.BatchSize).ReadAsync(page.InFull, page.Fill, cancellationToken);
        return (page.Total, page.Books(), page.Counts);
    }
}
