using MamCrawler.Core.Faults;
using MamCrawler.Core.Shelving;
using MamCrawler.Core.Telemetry;

namespace MamCrawler.Core.Orchestrations.Shelving;

/// <summary>Looks in the library for the volumes of a download and puts on record what is proved (rules.md 7). The last one proved makes it shelved.</summary>
public sealed class LookForArrival : IActivity<LookInput, ShelveStep>
{
    /// <summary>From this look on, about a quarter of an hour after the first, what is doubtful is not waited for any longer.</summary>
    private const int DoubtsEndAt = 5;

    private readonly ShelvingRow row;
    private readonly ArrivalStore arrivals;
    private readonly ArrivalLook look;

    internal LookForArrival(ShelvingRow row, ArrivalStore arrivals, ArrivalLook look) => (this.row, this.arrivals, this.look) = (row, arrivals, look);

    /// <inheritdoc />
    public async Task<ShelveStep> RunAsync(LookInput input, CancellationToken cancellationToken)
    {
        using var correlation = Correlation.Begin(input.Correlation);
        if (await row.ReadAsync(input.DownloadId, cancellationToken) is not { } download)
            return new ShelveStep(ShelveResult.NothingToDo);
        try
        {
            var open = await look.LookAsync(download, cancellationToken);
            var volumes = await arrivals.ListAsync(download.Id, cancellationToken);
            if (open.Count == 0)
                return await row.ShelveAsync(download, volumes, cancellationToken);
            return HeldNow(input, open) is { Hold: { } hold } verdict
                ? await row.HoldAsync(download, hold, Told(input, verdict, volumes), cancellationToken)
                : new ShelveStep(ShelveResult.GoesOn, volumes.Count, volumes.Count(volume => volume.IsProved), input.Refusal);
        }
        catch (FaultException exception)
        {
            return await row.WaitAsync(download, exception.Fault, cancellationToken);
        }
    }

    /// <summary>What it is to be held for now; null while another look may find more. The other volumes of a pack are not kept waiting for long by the one that is wrong.</summary>
    private static ArrivalVerdict? HeldNow(LookInput input, IReadOnlyList<ArrivalVerdict> open)
    {
        var worst = open.FirstOrDefault(verdict => verdict.Result == ArrivalResult.Held) ?? open.FirstOrDefault(IsDoubtful);
        return input.IsLast ? worst ?? open[0]
            : worst is null ? null
            : input.Number >= DoubtsEndAt || open.All(verdict => verdict.Result == ArrivalResult.Held) ? worst
            : null;
    }

    private static bool IsDoubtful(ArrivalVerdict verdict) => verdict.Hold is ShelvingHold.WrongFolder or ShelvingHold.WrongTracks;

    private static string Told(LookInput input, ArrivalVerdict verdict, IReadOnlyList<Arrival> volumes)
    {
        var refused = verdict.Hold is ShelvingHold.LateArrival or ShelvingHold.NoLibraryFolder && input.Refusal is { } refusal ? " " + refusal : "";
        var others = volumes.Count > 1 ? $" Of the {volumes.Count} volumes {volumes.Count(volume => volume.IsProved)} stand in the library." : "";
        return verdict.Sentence + others + refused;
    }
}
