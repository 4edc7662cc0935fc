namespace MamCrawler.Web.Pipeline;

/// <summary>How often may be asked: so many at once, and then so many a minute.</summary>
/// <param name="Burst">Requests that may come at once, at least 1.</param>
/// <param name="PerMinute">Requests a minute that may go on for ever, 1 to 60,000.</param>
public sealed record RequestLimit(int Burst, int PerMinute);
