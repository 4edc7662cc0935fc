using System.Text.Json;
using MamCrawler.Core.Library;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Audiobookshelf;

/// <summary>Asks for items in full, some at a time; an answer that is too large is asked for again in halves.</summary>
internal sealed class ItemBatches(AudiobookshelfApi api, int batchSize)
{
    private const string Asked = "items in full";

    /// <summary>Reads every item of <paramref name="ids"/>.</summary>
    /// <exception cref="Core.Faults.FaultException">One of them could not be read.</exception>
    public async Task ReadAsync(IReadOnlyList<string> ids, Action<Book> found, CancellationToken cancellationToken)
    {
        var missing = await ReadThoseThereAsync(ids, item => found(ExpandedItemReader.Read(item)), cancellationToken);
        if (missing > 0)
            throw AudiobookshelfRefusal.Unreachable($"listed {missing} items that it no longer has when asked for them, so it is changing while it is read");
    }

    /// <summary>Reads those of <paramref name="ids"/> that the server has; returns how many it has not.</summary>
    /// <exception cref="Core.Faults.FaultException">They could not be read.</exception>
    public async Task<int> ReadThoseThereAsync(IReadOnlyList<string> ids, Action<JsonElement> found, CancellationToken cancellationToken)
    {
        var missing = 0;
        foreach (var batch in ids.Chunk(batchSize))
            missing += await ReadBatchAsync(batch, found, cancellationToken);
        return missing;
    }

    private async Task<int> ReadBatchAsync(string[] ids, Action<JsonElement> found, CancellationToken cancellationToken)
    {
        var answer = AudiobookshelfRefusal.Demand(await api.BatchAsync(ids, cancellationToken), Asked);
        if (answer.TooLarge && ids.Length > 1)
        {
            var half = await ReadBatchAsync(ids[..(ids.Length / 2)], found, cancellationToken);
            return half + await ReadBatchAsync(ids[(ids.Length / 2)..], found, cancellationToken);
        }

        using var document = answer.ReadObject(Asked);
        if (document.RootElement.Member("libraryItems") is not { ValueKind: JsonValueKind.Array } items)
            throw ShapeFault.Make(AudiobookshelfApi.Service, "a list of items in full", "an object without one");
        var wanted = new HashSet<string>(ids, StringComparer.Ordinal);
        foreach (var item in items.EnumerateArray())
        {
            if (wanted.Remove(ItemFacts.Id(item)))
                found(item);
        }

        return wanted.Count;
    }
}
