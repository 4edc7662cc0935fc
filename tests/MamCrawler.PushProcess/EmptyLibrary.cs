using MamCrawler.Core.Ports;

namespace MamCrawler.Tests;

/// <summary>A library without a book.</summary>
internal sealed class EmptyLibrary : ILibrary
{
    public Task<ServiceProbe> ProbeAsync(CancellationToken cancellationToken) => Task.FromResult(new ServiceProbe("Audiobookshelf", "", []));

    public async IAsyncEnumerable<LibraryPage> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        yield return new LibraryPage(0, []);
    }
}
