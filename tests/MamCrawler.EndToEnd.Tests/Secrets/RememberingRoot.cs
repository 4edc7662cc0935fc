using MamCrawler.Local.Composition;

namespace MamCrawler.EndToEnd.Tests.Secrets;

/// <summary>Composes the real services of a folder and remembers them, so that a test can reach those of a host.</summary>
internal sealed class RememberingRoot : ICompositionRoot
{
    public ILocalServices? Newest { get; private set; }

    public async Task<ILocalServices> ComposeAsync(LocalContext context, CancellationToken cancellationToken) =>
        Newest = await new CompositionRoot().ComposeAsync(context, cancellationToken);
}
