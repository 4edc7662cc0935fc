namespace MamCrawler.Core.State;

/// <summary>The documents that are kept for long and are in every backup (docs/state.md); snapshots, a run's hand-overs and the backups themselves are in none.</summary>
public static class StateDocuments
{
    /// <summary>How the names of those in a backup begin.</summary>
    public static IReadOnlyList<string> BackedUp { get; } = ["digests/", "metadata/", "reports/"];

    /// <summary>True for a document that is in every backup.</summary>
    public static bool IsBackedUp(string name) => BackedUp.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}
