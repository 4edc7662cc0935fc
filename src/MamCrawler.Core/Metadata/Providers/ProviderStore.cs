using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Metadata.Providers;

/// <summary>How providers stand: table <c>Providers</c>, a partition a provider, its row <c>health</c>. One that stands well has none.</summary>
public sealed class ProviderStore(ITableStore tables)
{
    internal const string Table = "Providers";
    private const string HealthKey = "health";

    /// <summary>How a provider stands.</summary>
    public async Task<ProviderHealth> ReadAsync(string provider, CancellationToken cancellationToken) =>
        await tables.GetAsync(Table, TableKeys.Encode(provider), HealthKey, cancellationToken) is { } row
            ? new ProviderHealth(provider, row.Word<ProviderCondition>("Condition"), row.Text("Sentence"))
            {
                Fault = row.Find<string>("Fault") is { } fault ? RowProperties.WordOf<FaultName>(row, "Fault", fault) : null,
                Failures = row.Need<int>("Failures"),
                Since = row.Need<DateTimeOffset>("Since"),
                Until = row.Need<DateTimeOffset>("Until"),
            }
            : ProviderHealth.Good(provider);

    /// <summary>Keeps that a provider rests. The newest word counts, whichever process says it.</summary>
    public Task PutAsync(ProviderHealth health, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var properties = new Dictionary<string, object>
        {
            ["SchemaVersion"] = 1,
            ["Condition"] = health.Condition.ToString(),
            ["Sentence"] = health.Sentence,
            ["Failures"] = health.Failures,
            ["Since"] = since,
            ["Until"] = until,
        };
        if (health.Fault is { } fault)
            properties["Fault"] = fault.ToString();
        var row = new TableRow(TableKeys.Encode(health.Provider), HealthKey, properties);
        return tables.WriteAsync(Table, TableOperation.Upsert(row), cancellationToken);
    }

    /// <summary>Keeps that a provider stands well again.</summary>
    public async Task ForgetAsync(string provider, CancellationToken cancellationToken)
    {
        try
        {
            await tables.WriteAsync(Table, TableOperation.Delete(TableKeys.Encode(provider), HealthKey), cancellationToken);
        }
        catch (RowConflictException exception) when (exception.Conflict == RowConflict.NotFound)
        {
            // Another process heard it first.
            return;
        }
    }
}
