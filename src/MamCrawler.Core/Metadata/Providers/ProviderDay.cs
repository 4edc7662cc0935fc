using System.Globalization;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Metadata.Providers;

/// <summary>
/// Requests of the last day, hour by hour: row <c>day</c> of table <c>Providers</c>. It is written before requests are made, so that several processes together stay within a
/// quota, and a killed one has counted too much and never too little. Any 24 hours count, whenever a provider's own day begins.
/// </summary>
public sealed class ProviderDay(ITableStore tables, TimeProvider time)
{
    private const string DayKey = "day";
    private const int Races = 10;

    // The hour that a request fell into may have begun up to an hour before it.
    private static readonly TimeSpan Span = TimeSpan.FromHours(25);

    /// <summary>Requests counted in the last day.</summary>
    public async Task<int> ReadAsync(string provider, CancellationToken cancellationToken) => (await FindAsync(provider, cancellationToken)).Hours.Values.Sum();

    /// <summary>Reserves requests. Gives null when they are reserved, else the moment at which enough of them will have left the day.</summary>
    /// <param name="provider">Its name.</param>
    /// <param name="requests">How many are to be made, 1 or more.</param>
    /// <param name="quota">How many any 24 hours may hold.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<DateTimeOffset?> ReserveAsync(string provider, int requests, int quota, CancellationToken cancellationToken)
    {
        DateTimeOffset? until = null;
        await ChangeAsync(
            provider,
            hours =>
            {
                until = RoomAt(hours, requests, quota);
                return until is null ? requests : 0;
            },
            cancellationToken
        );
        return until;
    }

    /// <summary>Gives back requests that were reserved in this hour or the last and not made.</summary>
    public Task ReturnAsync(string provider, int requests, CancellationToken cancellationToken) => ChangeAsync(provider, _ => -requests, cancellationToken);

    private DateTimeOffset? RoomAt(SortedDictionary<long, int> hours, int requests, int quota)
    {
        var over = hours.Values.Sum() + requests - quota;
        if (over <= 0)
            return null;
        foreach (var (hour, count) in hours)
        {
            over -= count;
            if (over <= 0)
                return DateTimeOffset.UnixEpoch + TimeSpan.FromHours(hour) + Span;
        }

        // The quota is smaller than what one call may take; it will not be larger tomorrow.
        return time.GetUtcNow() + Span;
    }

    private async Task ChangeAsync(string provider, Func<SortedDictionary<long, int>, int> change, CancellationToken cancellationToken)
    {
        for (var race = 0; race < Races; race++)
        {
            var (hours, etag) = await FindAsync(provider, cancellationToken);
            var added = change(hours);
            if (added == 0)
                return;
            Add(hours, added);
            var text = string.Join(';', hours.Select(hour => string.Create(CultureInfo.InvariantCulture, $"{hour.Key}={hour.Value}")));
            var row = new TableRow(TableKeys.Encode(provider), DayKey, new Dictionary<string, object> { ["SchemaVersion"] = 1, ["Hours"] = text }, etag);
            try
            {
                await tables.WriteAsync(ProviderStore.Table, etag is null ? TableOperation.Insert(row) : TableOperation.Replace(row), cancellationToken);
                return;
            }
            catch (RowConflictException) when (race < Races - 1)
            {
                // Another process counted; its requests are read before ours are added.
                continue;
            }
        }
    }

    private void Add(SortedDictionary<long, int> hours, int requests)
    {
        var hour = HourOf(time.GetUtcNow());
        if (requests > 0)
        {
            hours[hour] = hours.GetValueOrDefault(hour) + requests;
            return;
        }

        foreach (var place in new[] { hour, hour - 1 })
        {
            var taken = Math.Min(hours.GetValueOrDefault(place), -requests);
            requests += taken;
            if (taken > 0 && (hours[place] -= taken) == 0)
                hours.Remove(place);
        }
    }

    private async Task<(SortedDictionary<long, int> Hours, string? ETag)> FindAsync(string provider, CancellationToken cancellationToken)
    {
        var hours = new SortedDictionary<long, int>();
        if (await tables.GetAsync(ProviderStore.Table, TableKeys.Encode(provider), DayKey, cancellationToken) is not { } row)
            return (hours, null);
        var first = HourOf(time.GetUtcNow() - Span);
        foreach (var pair in row.Need<string>("Hours").Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=');
            if (
                parts.Length != 2
                || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
                || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            )
                throw RowFault.Damaged(row, "Hours");
            if (hour > first)
                hours[hour] = count;
        }

        return (hours, row.ETag);
    }

    private static long HourOf(DateTimeOffset moment) => (moment - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerHour;
}
