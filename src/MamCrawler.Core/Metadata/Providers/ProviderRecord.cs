using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Metadata.Providers;

/// <summary>What is on record of providers: how they stand, the requests of the last day, and their answers.</summary>
/// <param name="Store">How they stand.</param>
/// <param name="Day">The requests of the last day.</param>
/// <param name="Answers">What they answered.</param>
internal sealed record ProviderRecord(ProviderStore Store, ProviderDay Day, ProviderAnswers Answers)
{
    /// <summary>How a provider stands: switched off, or as it is on record.</summary>
    internal async Task<ProviderHealth> ReadAsync(IMetadataProvider provider, CancellationToken cancellationToken) =>
        await provider.FindOffReasonAsync(cancellationToken) is { } reason
            ? new ProviderHealth(provider.Name, ProviderCondition.SwitchedOff, reason)
            : await Store.ReadAsync(provider.Name, cancellationToken);
}
