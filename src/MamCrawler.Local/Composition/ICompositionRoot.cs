namespace MamCrawler.Local.Composition;

/// <summary>Makes the services of one data folder.</summary>
public interface ICompositionRoot
{
    /// <summary>Composes; nothing is asked of any service and no thread is started yet.</summary>
    Task<ILocalServices> ComposeAsync(LocalContext context, CancellationToken cancellationToken);
}
