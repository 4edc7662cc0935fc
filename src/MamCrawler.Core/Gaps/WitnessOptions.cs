namespace MamCrawler.Core.Gaps;

/// <summary>How long what a witness said is believed.</summary>
public sealed record WitnessOptions
{
    /// <summary>A catalog younger than this is not asked for again; 1 hour to 90 days, 7 days by default.</summary>
    public TimeSpan CatalogLifetime { get; init; } = TimeSpan.FromDays(7);

    /// <summary>What is wrong with these options, in sentences; empty when nothing is.</summary>
    public IEnumerable<string> Validate()
    {
        if (CatalogLifetime < TimeSpan.FromHours(1) || CatalogLifetime > TimeSpan.FromDays(90))
            yield return $"Witnesses:CatalogLifetime is {CatalogLifetime}; it must lie between 1 hour and 90 days.";
    }
}
