using MamCrawler.Core.Ports;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>What the activities of one run hand each other, as documents <c>runs/ID/…</c>; removed when the run has its report.</summary>
public sealed class RunDocuments(IDocumentStore documents)
{
    /// <summary>Keeps a batch of gaps to search for.</summary>
    public Task PutBatchAsync(string runId, int batch, IReadOnlyList<StoredGap> gaps, CancellationToken cancellationToken) =>
        documents.PutJsonAsync(Name(runId, "batch", batch), gaps, cancellationToken);

    /// <summary>A batch of gaps.</summary>
    /// <exception cref="InvalidDataException">There is none of this number.</exception>
    public async Task<IReadOnlyList<StoredGap>> ReadBatchAsync(string runId, int batch, CancellationToken cancellationToken) =>
        await documents.GetJsonAsync<IReadOnlyList<StoredGap>>(Name(runId, "batch", batch), cancellationToken)
        ?? throw new InvalidDataException($"Run '{runId}' has no batch {batch}.");

    /// <summary>Keeps what was chosen for a batch.</summary>
    public Task PutChoiceAsync(string runId, int batch, IReadOnlyList<ChosenGrab> choice, CancellationToken cancellationToken) =>
        documents.PutJsonAsync(Name(runId, "choice", batch), choice, cancellationToken);

    /// <summary>What was chosen for a batch; nothing when it was not searched for.</summary>
    public async Task<IReadOnlyList<ChosenGrab>> ReadChoiceAsync(string runId, int batch, CancellationToken cancellationToken) =>
        await documents.GetJsonAsync<IReadOnlyList<ChosenGrab>>(Name(runId, "choice", batch), cancellationToken) ?? [];

    /// <summary>Removes the documents of a run.</summary>
    public async Task RemoveAsync(string runId, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (var name in documents.ListAsync($"runs/{runId}/", cancellationToken))
            names.Add(name);
        foreach (var name in names)
            await documents.DeleteAsync(name, cancellationToken);
    }

    private static string Name(string runId, string kind, int batch) => $"runs/{runId}/{kind}-{batch:D4}.json.gz";
}
