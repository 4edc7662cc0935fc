namespace MamCrawler.Integrations.GoogleBooks;

/// <summary>The day by which the quota counts: it begins at midnight in California, 07:00 or 08:00 UTC. Here it is 08:00, so that no summer time has to be known.</summary>
internal static class GoogleBooksDay
{
    private static readonly TimeSpan Start = TimeSpan.FromHours(8);

    /// <summary>The day of a moment.</summary>
    public static DateOnly Of(DateTimeOffset moment) => DateOnly.FromDateTime((moment.ToUniversalTime() - Start).DateTime);

    /// <summary>The time until the next one begins, more than zero and at most a day.</summary>
    public static TimeSpan UntilNext(DateTimeOffset now) => new DateTimeOffset(Of(now).AddDays(1), TimeOnly.FromTimeSpan(Start), TimeSpan.Zero) - now;
}
