using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Shelving;
using MamCrawler.Core.Telemetry;

namespace MamCrawler.Core.Orchestrations.Shelving;

/// <summary>Checks what landed against the torrent, and notes where each volume should come to stand in the library (rules.md 7). What is not complete is left to the watch.</summary>
public sealed class CheckLanding : IActivity<LookInput, ShelveStep>
{
    private readonly ShelvingRow row;
    private readonly ArrivalStore arrivals;
    private readonly Func<ITorrentClient> client;
    private readonly ShelvingOptions options;

    internal CheckLanding(ShelvingRow row, ArrivalStore arrivals, Func<ITorrentClient> client, ShelvingOptions options) =>
        (this.row, this.arrivals, this.client, this.options) = (row, arrivals, client, options);

    /// <inheritdoc />
    public async Task<ShelveStep> RunAsync(LookInput input, CancellationToken cancellationToken)
    {
        using var correlation = Correlation.Begin(input.Correlation);
        if (await row.ReadAsync(input.DownloadId, cancellationToken) is not { } download)
            return new ShelveStep(ShelveResult.NothingToDo);
        try
        {
            return await CheckAsync(download, cancellationToken);
        }
        catch (FaultException exception)
        {
            return await row.WaitAsync(download, exception.Fault, cancellationToken);
        }
    }

    private async Task<ShelveStep> CheckAsync(Download download, CancellationToken cancellationToken)
    {
        var torrents = client();
        if (await torrents.FindAsync(download.InfoHash!, cancellationToken) is not { IsComplete: true, IsBusy: false } torrent)
            return new ShelveStep(ShelveResult.NothingToDo);
        var check = IntegrityCheck.Of(download, await torrents.ListFilesAsync(torrent.InfoHash, cancellationToken));
        if (check.Problem is { } problem)
            return await row.HoldAsync(download, null, problem, cancellationToken);
        var expected = check
            .Places.Select(
                (place, number) =>
                    new Arrival
                    {
                        Number = number,
                        Title = place.Volume.Title,
                        Folder = options.Mapping.Map($"{torrent.SavePath.TrimEnd('/', '\\')}/{place.Folder}"),
                        AudioFiles = place.AudioFiles,
                    }
            )
            .ToList();
        await arrivals.ExpectAsync(download.Id, expected, cancellationToken);
        await row.ImportAsync(download, cancellationToken);
        return new ShelveStep(ShelveResult.GoesOn, expected.Count);
    }
}
