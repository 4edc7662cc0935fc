using System.Globalization;

namespace MamCrawler.Core.Account;

/// <summary>What the rows of downloads say that the ratio guard stopped or started.</summary>
internal static class GuardSentences
{
    internal static string Stopped(GuardState guard) => $"It was stopped. {guard.Reason}";

    /// <summary>Why one stays stopped after the thaw.</summary>
    internal static string Waits(PushHold hold) =>
        $"It was stopped while the ratio was too low, and is not started yet. {hold.Sentence} It is looked at again every few minutes.";

    internal static string Started(double? ratio) =>
        ratio is { } known
            ? string.Create(CultureInfo.InvariantCulture, $"The ratio has recovered ({known:0.00}); it was started again.")
            : "The ratio has recovered; it was started again.";
}
