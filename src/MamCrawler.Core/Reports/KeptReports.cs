using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Reports;

/// <summary>Reads the kept reports by the ids that people give, which name nothing else in the store.</summary>
public sealed class KeptReports(IDocumentStore documents) : IReports
{
    private const string Ending = ".json.gz";

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> ListRunsAsync(CancellationToken cancellationToken) => ListAsync("reports/", cancellationToken);

    /// <inheritdoc />
    public Task<ScanSummary?> FindRunAsync(string id, CancellationToken cancellationToken) => FindAsync<ScanSummary>("reports/", id, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> ListDigestsAsync(CancellationToken cancellationToken) => ListAsync("digests/", cancellationToken);

    /// <inheritdoc />
    public Task<Digest?> FindDigestAsync(string day, CancellationToken cancellationToken) => FindAsync<Digest>("digests/", day, cancellationToken);

    private static bool IsId(string id) => id.Length is > 0 and <= 64 && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    private async Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        await foreach (var name in documents.ListAsync(prefix, cancellationToken))
            if (
                name.EndsWith(Ending, StringComparison.Ordinal)
                && char.IsAsciiDigit(name[prefix.Length])
                && name[prefix.Length..^Ending.Length] is var id
                && IsId(id)
            )
                ids.Add(id);
        ids.Sort(StringComparer.Ordinal);
        ids.Reverse();
        return ids;
    }

    private async Task<T?> FindAsync<T>(string prefix, string id, CancellationToken cancellationToken)
        where T : class
    {
        if (id == IReports.Newest)
            id = (await ListAsync(prefix, cancellationToken)).FirstOrDefault() ?? "";
        if (!IsId(id))
            return null;
        var name = prefix + id + Ending;
        try
        {
            return await documents.GetJsonAsync<T>(name, cancellationToken);
        }
        catch (InvalidDataException exception)
        {
            throw new AskPersonFaultException(
                FaultName.StateDamaged,
                "State",
                $"The report '{name}' cannot be read. A newer version wrote it, or it is damaged: delete it, or restore a backup.",
                exception
            );
        }
    }
}
