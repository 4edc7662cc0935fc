using System.Runtime.CompilerServices;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Library;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Tests.Scanning;

/// <summary>A library of the books it is given; it may break after the first page.</summary>
internal sealed class FakeLibrary : ILibrary
{
    private const int PageBooks = 2;

    public List<Book> Books { get; } = [];

    public FaultException? FaultAfterFirstPage { get; set; }

    public Func<Task>? BeforeRead { get; set; }

    public int Reads { get; private set; }

    public Task<ServiceProbe> ProbeAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("A scan reads.");

    public async IAsyncEnumerable<LibraryPage> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Reads++;
        if (BeforeRead is not null)
            await BeforeRead();
        foreach (var page in Books.Chunk(PageBooks))
        {
            await Task.Yield();
            yield return new LibraryPage(Books.Count, page);
            if (FaultAfterFirstPage is not null)
                throw FaultAfterFirstPage;
        }
    }
}
