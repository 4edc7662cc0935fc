namespace MamCrawler.Core.Reports;

/// <summary>The reasons why gaps are not filled (rules.md 3), each as a sentence that says what it means and what happens next.</summary>
internal static class UnfilledReasonAdvice
{
    private static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        ["nothing found"] = "The tracker has no release of it. It is looked for again after 7, 14, then 30 days, or when a witness says something new.",
        ["only another language"] = "There are releases, but none in the wanted language.",
        ["only abridged"] = "There are releases, but only of a shortened recording.",
        ["only dramatised"] = "There are releases, but only of a dramatisation, and those are taken only when the settings say so.",
        ["below the quality floor"] = "What there is sounds too poor; it is taken only when the settings allow poor recordings.",
        ["no slot"] = "No slot for one more torrent that still has to seed is free. It goes on when one frees up.",
        ["ratio"] = "The ratio would fall too far. It goes on when the ratio has risen, or when the release is free.",
        ["too large"] = "What there is is larger than is taken for the volumes that it would fill.",
        ["not free and paid is off"] = "It would cost ratio. It waits until it is free, or until you approve it.",
        ["VIP only"] = "The release is for VIP accounts.",
        ["waiting for approval"] = "It is proposed and waits for your word.",
        ["rejected or failed for good"] = "You rejected what there is, or it failed too often. It stays so until another release comes.",
        ["only parts of the volume"] = "Only parts of the volume were found, and parts are not the volume.",
        ["nobody seeds it"] = "A release is there, but nobody seeds it.",
        ["only with another playing time"] = "What there is plays longer or shorter than it should, so it may be another book.",
        ["only in a pack that is mostly owned or whose volumes are not stated"] =
            "It is only in a pack of which you own most, or that does not say what is in it.",
        ["already in the queue or the client"] = "It is in the queue or in the torrent client already.",
    };

    /// <summary>What a reason means; empty for one that says it itself.</summary>
    internal static string Of(string reason) => Sentences.GetValueOrDefault(reason, "");
}
