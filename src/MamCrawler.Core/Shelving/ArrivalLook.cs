using MamCrawler.Core.Downloads;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Shelving;

/// <summary>Looks once in the libraries for the volumes of a download that are not proved yet: among the newest items, then by title.</summary>
internal sealed class ArrivalLook(Func<ILibraryShelf> shelf, ArrivalStore arrivals, TimeProvider time, ILogger<ArrivalLook> log)
{
    // The clocks of this machine, the client's and the library's need not agree.
    private static readonly TimeSpan ClockSlack = TimeSpan.FromHours(1);

    /// <summary>Puts on record what is proved; returns the verdicts on the others.</summary>
    internal async Task<IReadOnlyList<ArrivalVerdict>> LookAsync(Download download, CancellationToken cancellationToken)
    {
        var volumes = await arrivals.ListAsync(download.Id, cancellationToken);
        var open = volumes.Where(volume => !volume.IsProved).ToList();
        if (open.Count == 0)
            return [];
        var since = (download.StartedAt ?? download.CreatedAt) - ClockSlack;
        var libraries = await shelf().ListLibrariesAsync(cancellationToken);
        var newest = new List<ShelfItem>();
        foreach (var library in libraries)
            newest.AddRange(await shelf().ListNewestAsync(library.Id, since, cancellationToken));
        var verdicts = new List<ArrivalVerdict>();
        foreach (var volume in open)
        {
            var expected = ExpectationOf(download, volume, volumes, libraries, since);
            var verdict = ArrivalProof.Judge(expected, newest);
            // An item that was there before and got new files is not among the newest.
            if (verdict.Result == ArrivalResult.NotYet && expected.Title.Length > 0)
                verdict = ArrivalProof.Judge(expected, [.. newest, .. await SearchAsync(libraries, volume, expected.Title, cancellationToken)]);
            if (verdict is { Result: ArrivalResult.Proved, Item: { } item, By: { } by })
                await ProveAsync(download, volume, item, by, cancellationToken);
            else
                verdicts.Add(verdict);
        }
        return verdicts;
    }

    private async Task<IReadOnlyList<ShelfItem>> SearchAsync(
        IReadOnlyList<ShelfLibrary> libraries,
        Arrival volume,
        string title,
        CancellationToken cancellationToken
    )
    {
        var found = new List<ShelfItem>();
        foreach (var library in ShelfPlaces.LibrariesOf(libraries, [volume]))
            found.AddRange(await shelf().SearchAsync(library.Id, title.Split(':')[0].Trim(), cancellationToken));
        return found;
    }

    private async Task ProveAsync(Download download, Arrival volume, ShelfItem item, ArrivalMatch by, CancellationToken cancellationToken)
    {
        var proved = volume with
        {
            ItemId = item.Book.Id,
            LibraryId = item.LibraryId,
            Path = item.Book.Path,
            Duration = item.Book.Duration,
            Tracks = item.Tracks,
            By = by,
            ProvedAt = time.GetUtcNow(),
        };
        await arrivals.ProveAsync(download.Id, proved, cancellationToken);
        log.ArrivalProved(download.Id, volume.Number + 1, item.Book.Id, by, (long)(item.Book.Duration?.TotalSeconds ?? 0), item.Tracks);
    }

    private static ArrivalExpectation ExpectationOf(
        Download download,
        Arrival volume,
        IReadOnlyList<Arrival> volumes,
        IReadOnlyList<ShelfLibrary> libraries,
        DateTimeOffset since
    )
    {
        var wanted = download.Volumes.ElementAtOrDefault(volume.Number);
        return new ArrivalExpectation
        {
            Title = volume.Title,
            Author = wanted?.Author ?? "",
            Series = wanted?.Series ?? "",
            Asins = wanted?.Asins ?? [],
            Durations = wanted?.Durations ?? [],
            Folder = volume.Folder,
            OtherFolders = [.. volumes.Where(other => other.Number != volume.Number).Select(other => other.Folder)],
            IsInLibrary = libraries.Any(library => ShelfPlaces.Holds(library, volume.Folder)),
            AudioFiles = volume.AudioFiles,
            Since = since,
        };
    }
}
