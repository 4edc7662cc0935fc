namespace MamCrawler.Core.Metadata;

/// <summary>When an item was looked at last.</summary>
/// <param name="At">The moment.</param>
/// <param name="Complete">True when every provider answered then; otherwise it is looked at again sooner.</param>
public sealed record MetadataLook(DateTimeOffset At, bool Complete);
