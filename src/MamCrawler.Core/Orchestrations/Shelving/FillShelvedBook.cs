using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Metadata.Writing;
using MamCrawler.Core.Shelving;
using MamCrawler.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Orchestrations.Shelving;

/// <summary>
/// Fills empty fields of the items that a download became with what was said of it when it was chosen (rules.md 7): written where that is switched on, else proposed. A library
/// that cannot be asked or refuses changes nothing about the download, which is shelved; what is proposed by then is written by the next metadata job.
/// </summary>
public sealed class FillShelvedBook : IActivity<LookInput, ShelveStep>
{
    private readonly DownloadStore downloads;
    private readonly ArrivalStore arrivals;
    private readonly MetadataChanges? metadata;
    private readonly ILogger<FillShelvedBook> log;

    internal FillShelvedBook(DownloadStore downloads, ArrivalStore arrivals, MetadataChanges? metadata, ILogger<FillShelvedBook> log) =>
        (this.downloads, this.arrivals, this.metadata, this.log) = (downloads, arrivals, metadata, log);

    /// <inheritdoc />
    public async Task<ShelveStep> RunAsync(LookInput input, CancellationToken cancellationToken)
    {
        using var correlation = Correlation.Begin(input.Correlation);
        if (metadata is null || await downloads.GetAsync(input.DownloadId, cancellationToken) is not { State: DownloadState.Shelved } download)
            return new ShelveStep(ShelveResult.NothingToDo);
        var volumes = await arrivals.ListAsync(download.Id, cancellationToken);
        var writing = metadata.BeginNamed(ShelvingStart.InstanceOf(download.Id));
        try
        {
            foreach (var volume in volumes)
                if (volume.ItemId is { } itemId && download.Volumes.ElementAtOrDefault(volume.Number) is { } wanted)
                {
                    await metadata.ProposeAsync(itemId, ShelvedFacts.Of(wanted), cancellationToken);
                    await writing.WriteAsync(itemId, cancellationToken);
                }
        }
        catch (FaultException exception)
        {
            log.MetadataFault(download.Id, exception.Fault.Service, exception.Fault.Name, exception.Fault.Sentence);
        }

        return new ShelveStep(ShelveResult.Shelved, volumes.Count, volumes.Count(volume => volume.IsProved));
    }
}
