using MamCrawler.Core.Account;

namespace MamCrawler.Core.Tests.Account;

/// <summary>The pace as the tracker of a random history sees it, by its own clock: every fetch counts, also a second one of the same torrent.</summary>
internal sealed class HistoryPace(GrabPaceOptions options)
{
    private readonly List<DateTimeOffset> fetches = [];

    /// <summary>How many .torrents were fetched.</summary>
    public int Fetches => fetches.Count;

    public void Take(long id, DateTimeOffset now, bool isCautious, TimeSpan slack)
    {
        fetches.Add(now);
        var pace = isCautious ? options.Cautious : options.Normal;
        Check(id, now - TimeSpan.FromHours(1) + slack, pace.PerHour, "an hour");
        Check(id, now - TimeSpan.FromDays(1) + slack, pace.PerDay, "a day");
    }

    private void Check(long id, DateTimeOffset from, int most, string name)
    {
        var inside = fetches.Count(at => at > from);
        Assert.True(inside <= most, $"With {id} {inside} were fetched within {name}, and the pace allows {most}.");
    }
}
