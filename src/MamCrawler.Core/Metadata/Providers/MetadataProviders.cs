using MamCrawler.Core.Ports;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Metadata.Providers;

/// <summary>The providers of metadata with their health, their quotas of the day and what they have answered: usable while one of them answers.</summary>
/// <param name="providers">Those that the settings name, the most trusted first.</param>
/// <param name="tables">The state.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Is told of faults.</param>
public sealed class MetadataProviders(
    IReadOnlyList<IMetadataProvider> providers,
    ITableStore tables,
    TimeProvider time,
    ILogger<MetadataProviders>? logger = null
)
{
    private readonly ProviderRecord record = new(new ProviderStore(tables), new ProviderDay(tables, time), new ProviderAnswers(tables, time));

    /// <summary>How many the settings name.</summary>
    public int Count => providers.Count;

    /// <summary>Whether the settings name it.</summary>
    public bool Has(string provider) => providers.Any(one => one.Name == provider);

    /// <summary>Begins a run: an asking that is used by one caller at a time, and ended with <see cref="MetadataAsking.EndAsync"/>.</summary>
    public MetadataAsking Begin() => new([.. providers.Select(provider => new ProviderDesk(provider, record, time, logger))]);

    /// <summary>How each stands, the most trusted first.</summary>
    public async Task<IReadOnlyList<ProviderHealth>> ReadHealthAsync(CancellationToken cancellationToken)
    {
        var stands = new List<ProviderHealth>(providers.Count);
        foreach (var provider in providers)
            stands.Add(await record.ReadAsync(provider, cancellationToken));
        return stands;
    }

    /// <summary>A person's question was answered: whatever it failed with is over. A quota that is used up stays so.</summary>
    public async Task RecoverAsync(string provider, CancellationToken cancellationToken)
    {
        if (await record.Store.ReadAsync(provider, cancellationToken) is { Failures: > 0 })
            await record.Store.ForgetAsync(provider, cancellationToken);
    }

    /// <summary>Forgets answers that are too old or too many.</summary>
    public async Task PurgeAsync(CancellationToken cancellationToken)
    {
        foreach (var provider in providers)
            await record.Answers.PurgeAsync(provider.Name, cancellationToken);
    }
}
