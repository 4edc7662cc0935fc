using System.Text.Json;
using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads.Watching;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Shelving;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Downloads;

/// <summary>How downloads and their transitions stand in the table (docs/decisions/0020).</summary>
internal static class DownloadRows
{
    internal const string Table = "Downloads";
    internal const string DownloadKey = "download";
    internal const string HistoryPrefix = "history-";
    internal const int SchemaVersion = 1;

    /// <summary>More than any history needs; a reason is a sentence.</summary>
    private const int MaximumReason = 2000;

    internal static TableRow ToRow(Download download, long transitions)
    {
        var properties = new Dictionary<string, object>
        {
            ["SchemaVersion"] = SchemaVersion,
            ["TrackerId"] = download.TrackerId,
            ["Title"] = download.Title,
            ["State"] = download.State.ToString(),
            ["Reason"] = download.Reason,
            ["Volumes"] = JsonSerializer.Serialize(download.Volumes),
            ["SizeBytes"] = download.SizeBytes,
            ["Attempts"] = download.Attempts,
            ["CreatedAt"] = download.CreatedAt,
            ["UpdatedAt"] = download.UpdatedAt,
            ["Why"] = Cut(download.Why),
            ["Transitions"] = transitions,
        };
        if (download.InfoHash is { } hash)
            properties["InfoHash"] = hash;
        if (download.NextAttemptAt is { } next)
            properties["NextAttemptAt"] = next;
        if (download.FileCount is { } files)
            properties["FileCount"] = files;
        if (download.Costs is { } costs)
            properties["Costs"] = costs;
        if (download.Price is { } price)
            properties["Price"] = price.ToString();
        if (download.PricedAt is { } priced)
            properties["PricedAt"] = priced;
        if (download.FreeUntil is { } freeUntil)
            properties["FreeUntil"] = freeUntil;
        if (download is { State: DownloadState.Blocked, AskedBytes: > 0 })
            properties["AskedBytes"] = download.AskedBytes;
        if (download is { State: DownloadState.Blocked, LapsedApprovalAt: { } lapsed })
            properties["LapsedApprovalAt"] = lapsed;
        if (download.CostApproval is { } approval)
            (properties["CostApprovedAt"], properties["CostApprovedBytes"]) = (approval.At, approval.Bytes);
        if (download.Place > 0)
            properties["Place"] = download.Place;
        if (download.StartedAt is { } started)
            properties["StartedAt"] = started;
        if (download.LandedAt is { } landed)
            properties["LandedAt"] = landed;
        if (download.Seeding is { } seeding)
            properties["SeededMinutes"] = seeding.Before.TotalMinutes;
        if (download.Seeding?.Since is { } seedsSince)
            properties["SeedsSince"] = seedsSince;
        if (download is { State: DownloadState.Blocked, BlockedFor: { } reason })
            properties["BlockedFor"] = reason.ToString();
        if (download is { State: DownloadState.Held, HeldFor: { } hold })
            properties["HeldFor"] = hold.ToString();
        if (download.Watch is { } watch)
            properties["Watch"] = JsonSerializer.Serialize(watch);
        if (download.Correlation is { } correlation)
            properties["Correlation"] = correlation;
        return new TableRow(download.Id, DownloadKey, properties, download.ETag);
    }

    internal static Download FromRow(TableRow row) =>
        new()
        {
            Id = row.PartitionKey,
            TrackerId = row.Need<long>("TrackerId"),
            Title = row.Need<string>("Title"),
            State = row.Word<DownloadState>("State"),
            Reason = row.Need<string>("Reason"),
            Volumes = row.JsonText<DownloadVolume[]>("Volumes"),
            SizeBytes = row.Need<long>("SizeBytes"),
            InfoHash = row.Properties.GetValueOrDefault("InfoHash") as string,
            Attempts = row.Need<int>("Attempts"),
            NextAttemptAt = row.Properties.GetValueOrDefault("NextAttemptAt") as DateTimeOffset?,
            FileCount = row.Properties.GetValueOrDefault("FileCount") as int?,
            Costs = row.Properties.GetValueOrDefault("Costs") as bool?,
            Price = row.Properties.ContainsKey("Price") ? row.Word<GrabPrice>("Price") : null,
            PricedAt = row.Properties.GetValueOrDefault("PricedAt") as DateTimeOffset?,
            FreeUntil = row.Properties.GetValueOrDefault("FreeUntil") as DateTimeOffset?,
            AskedBytes = row.Properties.GetValueOrDefault("AskedBytes") as long? ?? 0,
            LapsedApprovalAt = row.Properties.GetValueOrDefault("LapsedApprovalAt") as DateTimeOffset?,
            CostApproval = row.Properties.GetValueOrDefault("CostApprovedAt") is DateTimeOffset approved
                ? new CostApproval(approved, row.Need<long>("CostApprovedBytes"))
                : null,
            Place = row.Properties.GetValueOrDefault("Place") as int? ?? 0,
            StartedAt = row.Properties.GetValueOrDefault("StartedAt") as DateTimeOffset?,
            LandedAt = row.Properties.GetValueOrDefault("LandedAt") as DateTimeOffset?,
            Seeding = row.Properties.GetValueOrDefault("SeededMinutes") is double minutes
                ? new SeedingTime(row.Properties.GetValueOrDefault("SeedsSince") as DateTimeOffset?, TimeSpan.FromMinutes(minutes))
                : null,
            BlockedFor = row.Properties.ContainsKey("BlockedFor") ? row.Word<HoldReason>("BlockedFor") : null,
            HeldFor = row.Properties.ContainsKey("HeldFor") ? row.Word<ShelvingHold>("HeldFor") : null,
            Watch = row.Properties.ContainsKey("Watch") ? row.JsonText<DownloadWatch>("Watch") : null,
            CreatedAt = row.Need<DateTimeOffset>("CreatedAt"),
            UpdatedAt = row.Need<DateTimeOffset>("UpdatedAt"),
            Why = row.Need<string>("Why"),
            Correlation = row.Properties.GetValueOrDefault("Correlation") as string,
            ETag = row.ETag,
        };

    internal static long Transitions(TableRow row) => row.Need<long>("Transitions");

    internal static TableRow ToRow(string id, long number, DownloadTransition transition)
    {
        var properties = new Dictionary<string, object>
        {
            ["SchemaVersion"] = SchemaVersion,
            ["At"] = transition.At,
            ["To"] = transition.To.ToString(),
            ["Why"] = Cut(transition.Why),
        };
        if (transition.From is { } from)
            properties["From"] = from.ToString();
        if (transition.Correlation is { } correlation)
            properties["Correlation"] = correlation;
        return new TableRow(id, HistoryKey(number), properties);
    }

    internal static string HistoryKey(long number) => $"{HistoryPrefix}{number:D8}";

    internal static DownloadTransition ToTransition(TableRow row) =>
        new(
            row.Need<DateTimeOffset>("At"),
            row.Properties.ContainsKey("From") ? row.Word<DownloadState>("From") : null,
            row.Word<DownloadState>("To"),
            row.Need<string>("Why"),
            row.Properties.GetValueOrDefault("Correlation") as string
        );

    private static string Cut(string text) => text.Length <= MaximumReason ? text : text[..MaximumReason];
}
