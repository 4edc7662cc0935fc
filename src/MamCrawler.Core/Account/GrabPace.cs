namespace MamCrawler.Core.Account;

/// <summary>How many downloads may be taken.</summary>
/// <param name="PerHour">In any hour.</param>
/// <param name="PerDay">In any 24 hours.</param>
public sealed record GrabPace(int PerHour, int PerDay)
{
    /// <summary>True when this is in no way faster than <paramref name="other"/>.</summary>
    public bool IsWithin(GrabPace other) => PerHour <= other.PerHour && PerDay <= other.PerDay;
}
