namespace MamCrawler.Core.State;

/// <summary>
/// Every table of the state (docs/state.md). A table that is not here is in no backup, which a test forbids; tables of others that share a storage account are none of
/// ours and are never touched.
/// </summary>
public static class StateTables
{
    private static readonly Dictionary<string, StateTable> ByName = new StateTable[]
    {
        new("Account", 1, StateTableUse.BackedUp),
        new("Answers", 1, StateTableUse.BackedUp),
        new("Changes", 1, StateTableUse.BackedUp),
        new("Downloads", 1, StateTableUse.BackedUp),
        new("Followed", 1, StateTableUse.BackedUp),
        new("Gaps", 1, StateTableUse.BackedUp),
        new("Messages", 1, StateTableUse.LeftAlone),
        new("Metadata", 1, StateTableUse.BackedUp),
        new("OrchestrationHistory", 1, StateTableUse.Emptied),
        new("OrchestrationInstances", 1, StateTableUse.BackedUp),
        new("Outbox", 1, StateTableUse.BackedUp),
        new("PoisonMessages", 1, StateTableUse.BackedUp),
        new("Providers", 1, StateTableUse.LeftAlone),
        new("Restores", 1, StateTableUse.LeftAlone),
        new("Runs", 1, StateTableUse.BackedUp),
        new("Shapes", 1, StateTableUse.LeftAlone),
        new("Spends", 1, StateTableUse.BackedUp),
        new("TorrentClient", 1, StateTableUse.LeftAlone),
        new("TrackerLane", 1, StateTableUse.LeftAlone),
        new("TrackerSession", 1, StateTableUse.LeftAlone),
        new("Wanted", 1, StateTableUse.BackedUp),
        new("WitnessCatalogs", 1, StateTableUse.BackedUp),
    }.ToDictionary(table => table.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<StateTable> All { get; } = [.. ByName.Values.OrderBy(table => table.Name, StringComparer.Ordinal)];

    /// <summary>The table of this name; null when it is none of ours.</summary>
    public static StateTable? Find(string name) => ByName.GetValueOrDefault(name);
}
