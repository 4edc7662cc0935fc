namespace MamCrawler.Core.State;

/// <summary>A table of the state.</summary>
/// <param name="Name">Its name.</param>
/// <param name="SchemaVersion">The newest <c>SchemaVersion</c> of its rows that this version can read.</param>
/// <param name="Use">What a backup and a restore do with it.</param>
public sealed record StateTable(string Name, int SchemaVersion, StateTableUse Use);
