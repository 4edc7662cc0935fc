namespace MamCrawler.Local.Composition;

/// <summary>Makes the real services of one data folder.</summary>
public sealed class CompositionRoot : ICompositionRoot
{
    /// <inheritdoc />
    public async Task<ILocalServices> ComposeAsync(LocalContext context, CancellationToken cancellationToken) =>
        await LocalServices.MakeAsync(context, cancellationToken);
}
