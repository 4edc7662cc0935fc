namespace MamCrawler.Core.Downloads.Watching;

/// <summary>The next step against a stall: watch, announce again, stop and start, hold (rules.md 6). Each is taken once, in this order, none is left out.</summary>
public static class StallPolicy
{
    /// <summary>The step that is due; null when it is still time to wait.</summary>
    /// <param name="options">The times.</param>
    /// <param name="taken">The last step taken.</param>
    /// <param name="since">How long ago it was taken.</param>
    /// <param name="knowsPeers">True when somebody is known who has it. Without, the client cannot do better, and only waiting helps.</param>
    public static StallStep? Next(WatchOptions options, StallStep taken, TimeSpan since, bool knowsPeers) =>
        taken switch
        {
            StallStep.Watched when since >= options.AnnounceAfter => StallStep.Announced,
            StallStep.Announced when since >= options.RestartAfter && knowsPeers => StallStep.Restarting,
            // A process died in it.
            StallStep.Restarting => StallStep.Restarting,
            StallStep.Restarted when since >= options.HoldAfter && knowsPeers => StallStep.Held,
            _ => null,
        };
}
