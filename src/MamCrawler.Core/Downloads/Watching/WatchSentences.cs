namespace MamCrawler.Core.Downloads.Watching;

/// <summary>Why a download stands where the watch put it. The watch knows its own words again, so that it neither repeats nor forgets them.</summary>
internal static class WatchSentences
{
    internal const string Loading = "The client loads it.";

    internal const string Landed = "It is complete in the client, which seeds it.";

    internal const string Stopped = "It is stopped in the client; start it there to go on.";

    internal const string LandedStopped = "It is complete, but stopped in the client, and what is complete must seed: start it there.";

    internal const string ShelvedSeeds = "It stands in the library, and the client seeds it.";

    internal const string ShelvedStopped = "It stands in the library, but is stopped in the client, and what is complete must seed: start it there.";

    internal const string ShelvedGone =
        "It stands in the library, but the client does not seed it: the torrent is gone there, or lacks files. The tracker may count that as not seeded; look at it in the client.";

    internal const string Incomplete = "The client had all of it and now lacks a part again; it loads that.";

    internal const string NobodyHasIt = "Nobody who has it is there at the moment; the client waits for one.";

    internal const string Announced = "It gets no further although others have it; the client was told to announce it again.";

    internal const string Restarting = "It gets no further although others have it; the client stops it and starts it again.";

    internal const string Stalled =
        "It gets no further although others have it; announcing it again and starting it again did not help. Look at it in the client: its disk, its port, its limits. "
        + "When it goes on there, it is watched on here.";

    internal const string Gone =
        "The client does not have this torrent any more; somebody removed it, or it is another client. Nothing is fetched again. Add it there again, or reject the download.";

    internal const string FilesMissing =
        "The client finds its files no more: they were moved or deleted, or a disk is not there. Bring them back and have the client check them, or reject the download.";

    internal const string Broken =
        "The client gave it up (error): most likely its disk is full or refuses to be written. Mend that and start the torrent there; it is watched on here.";

    /// <summary>True for a reason that is none any more when the torrent gets on.</summary>
    internal static bool IsPassing(string why) => why is Stopped or LandedStopped or NobodyHasIt or Announced or Restarting;

    /// <summary>True for what the watch said of one that is on the shelf.</summary>
    internal static bool IsOfShelved(string why) => why is ShelvedSeeds or ShelvedStopped or ShelvedGone;

    internal static string Unregistered(string message) =>
        $"The tracker does not take this torrent any more (\"{message}\"): it was removed or replaced there. Nothing more of it will come; look at its page, then reject the download.";
}
