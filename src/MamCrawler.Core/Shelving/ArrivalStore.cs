using System.Globalization;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Shelving;

/// <summary>Keeps what each volume of a download came to, in rows beside the download's own. What is proved is never written over.</summary>
public sealed class ArrivalStore(ITableStore tables)
{
    internal const string Prefix = "arrival-";
    private const int SchemaVersion = 1;

    /// <summary>The volumes of a download, in order; none before it landed.</summary>
    public async Task<IReadOnlyList<Arrival>> ListAsync(string downloadId, CancellationToken cancellationToken)
    {
        var arrivals = new List<Arrival>();
        await foreach (var row in tables.QueryAsync(DownloadRows.Table, downloadId, RowKeyRange.StartingWith(Prefix), cancellationToken))
            arrivals.Add(FromRow(row));
        return arrivals;
    }

    /// <summary>Notes where the volumes should come to stand. One that is proved stays as it is, and one that is the same is not written.</summary>
    public async Task ExpectAsync(string downloadId, IReadOnlyList<Arrival> expected, CancellationToken cancellationToken)
    {
        var known = await ListAsync(downloadId, cancellationToken);
        var changed = expected.Where(arrival => !known.Any(old => old.Number == arrival.Number && (old.IsProved || old == arrival))).ToList();
        if (changed.Count > 0)
            await tables.WriteAllAsync(DownloadRows.Table, changed.Select(arrival => TableOperation.Upsert(ToRow(downloadId, arrival))), cancellationToken);
    }

    /// <summary>Puts a proved volume on record.</summary>
    public Task ProveAsync(string downloadId, Arrival proved, CancellationToken cancellationToken) =>
        tables.WriteAsync(DownloadRows.Table, TableOperation.Upsert(ToRow(downloadId, proved)), cancellationToken);

    private static TableRow ToRow(string downloadId, Arrival arrival)
    {
        var properties = new Dictionary<string, object>
        {
            ["SchemaVersion"] = SchemaVersion,
            ["Title"] = arrival.Title,
            ["Folder"] = arrival.Folder,
            ["AudioFiles"] = arrival.AudioFiles,
        };
        if (arrival is { ItemId: { } item, LibraryId: { } library, Path: { } path, Duration: { } duration, Tracks: { } tracks, By: { } by, ProvedAt: { } at })
        {
            properties["ItemId"] = item;
            properties["LibraryId"] = library;
            properties["Path"] = path;
            properties["Seconds"] = duration.TotalSeconds;
            properties["Tracks"] = tracks;
            properties["By"] = by.ToString();
            properties["ProvedAt"] = at;
        }
        return new TableRow(downloadId, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{arrival.Number:D4}"), properties);
    }

    private static Arrival FromRow(TableRow row)
    {
        var arrival = new Arrival
        {
            Number = int.Parse(row.RowKey.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture),
            Title = row.Need<string>("Title"),
            Folder = row.Need<string>("Folder"),
            AudioFiles = row.Need<int>("AudioFiles"),
        };
        return row.Properties.ContainsKey("ItemId")
            ? arrival with
            {
                ItemId = row.Need<string>("ItemId"),
                LibraryId = row.Need<string>("LibraryId"),
                Path = row.Need<string>("Path"),
                Duration = TimeSpan.FromSeconds(row.Need<double>("Seconds")),
                Tracks = row.Need<int>("Tracks"),
                By = row.Word<ArrivalMatch>("By"),
                ProvedAt = row.Need<DateTimeOffset>("ProvedAt"),
            }
            : arrival;
    }
}
