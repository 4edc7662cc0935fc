using MamCrawler.Core.Account;
using MamCrawler.Integrations.Audible;
using MamCrawler.Integrations.Hardcover;

namespace MamCrawler.Local.Demo;

/// <summary>How long requests take at the real pace of each service. The witnesses are asked side by side, the tracker after them.</summary>
public static class RealPace
{
    /// <summary>Counted from requests, because the accelerated clock also multiplies the time that computing takes.</summary>
    /// <param name="audibleRequests">Requests to Audible.</param>
    /// <param name="hardcoverQueries">Top-level queries to Hardcover.</param>
    /// <param name="trackerRequests">Requests to the tracker.</param>
    public static TimeSpan Of(int audibleRequests, int hardcoverQueries, int trackerRequests)
    {
        var audible = new AudibleOptions().Pace.MinimumInterval * audibleRequests;
        var hardcover = new HardcoverOptions().Pace.MinimumInterval * hardcoverQueries;
        return (audible > hardcover ? audible : hardcover) + (PaceOptions.Rules.AverageGap * trackerRequests);
    }
}
