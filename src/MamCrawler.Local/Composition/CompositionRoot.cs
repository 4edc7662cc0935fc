using MamCrawler.Local.CommandLine;

namespace MamCrawler.Local.Composition;

/// <summary>Makes the real services of one data folder.</summary>
public sealed class CompositionRoot : ICompositionRoot
{
    /// <inheritdoc />
    public Task<ILocalServices> ComposeAsync(LocalContext context, CancellationToken cancellationToken) =>
        throw new CommandFailedException("This build has no clients of the services yet.");
}
