using MamCrawler.Core.Library;

namespace MamCrawler.Core.State;

/// <summary>What of a snapshot stays in memory.</summary>
public sealed record LoadedSnapshot(SnapshotManifest Manifest, OwnershipIndex Index);
