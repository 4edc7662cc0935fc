using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Shelving;
using MamCrawler.Core.Telemetry;

namespace MamCrawler.Core.Orchestrations.Shelving;

/// <summary>
/// Asks the library to look for what landed. A key whose user may not scan is no end: the server watches its folders itself, and the refusal is told only when nothing comes.
/// </summary>
public sealed class AskForScan : IActivity<LookInput, ShelveStep>
{
    private readonly ShelvingRow row;
    private readonly ArrivalStore arrivals;
    private readonly Func<ILibraryShelf> shelf;

    internal AskForScan(ShelvingRow row, ArrivalStore arrivals, Func<ILibraryShelf> shelf) => (this.row, this.arrivals, this.shelf) = (row, arrivals, shelf);

    /// <inheritdoc />
    public async Task<ShelveStep> RunAsync(LookInput input, CancellationToken cancellationToken)
    {
        using var correlation = Correlation.Begin(input.Correlation);
        if (await row.ReadAsync(input.DownloadId, cancellationToken) is not { } download)
            return new ShelveStep(ShelveResult.NothingToDo);
        var volumes = await arrivals.ListAsync(download.Id, cancellationToken);
        var step = new ShelveStep(ShelveResult.GoesOn, volumes.Count, volumes.Count(volume => volume.IsProved));
        try
        {
            var libraries = await shelf().ListLibrariesAsync(cancellationToken);
            foreach (var library in ShelfPlaces.LibrariesOf(libraries, volumes))
                step = step with { Refusal = await ScanAsync(library, cancellationToken) ?? step.Refusal };
            return step;
        }
        catch (FaultException exception)
        {
            return await row.WaitAsync(download, exception.Fault, cancellationToken);
        }
    }

    private async Task<string?> ScanAsync(ShelfLibrary library, CancellationToken cancellationToken)
    {
        try
        {
            await shelf().ScanAsync(library.Id, cancellationToken);
            return null;
        }
        catch (FaultException exception) when (exception.Fault.Name == FaultName.LibraryRefused)
        {
            return exception.Fault.Sentence;
        }
    }
}
