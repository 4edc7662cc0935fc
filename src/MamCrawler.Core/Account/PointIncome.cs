namespace MamCrawler.Core.Account;

/// <summary>How many points a day the account gains, from the facts that are kept of each day.</summary>
internal static class PointIncome
{
    private const int Days = 7;

    /// <summary>The mean gain; days on which points were spent are left out. Null when no two days in a row are known.</summary>
    internal static async Task<double?> ReadAsync(AccountStore accounts, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var gains = new List<double>();
        AccountSnapshot? before = null;
        await foreach (var day in accounts.ReadDaysAsync(now.AddDays(-Days), cancellationToken))
        {
            if (
                before is { BonusPoints: { } then }
                && day.BonusPoints is { } points
                && points >= then
                && (day.ReadAt - before.ReadAt).TotalDays is > 0.1 and var length
            )
                gains.Add((points - then) / length);
            before = day;
        }
        return gains.Count == 0 ? null : gains.Average();
    }
}
