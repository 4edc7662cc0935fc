using MamCrawler.Core.Faults;

namespace MamCrawler.Integrations.Audible;

/// <summary>The products loaded for one call: each is asked for once, up to 50 in a request. What could not be asked for keeps its fault.</summary>
internal sealed class AudibleShelf(AudibleApi api)
{
    private readonly Dictionary<string, AudibleProduct?> _products = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Fault> _faults = new(StringComparer.Ordinal);
    private Fault? _silent;

    /// <summary>The product; null when it was not loaded, is unknown, or could not be asked for.</summary>
    public AudibleProduct? Find(string asin) => _products.GetValueOrDefault(asin);

    /// <summary>Why the product could not be asked for; null when it could.</summary>
    public Fault? FaultOf(string asin) => _faults.GetValueOrDefault(asin);

    /// <summary>Loads what is not here yet.</summary>
    public async Task LoadAsync(IEnumerable<string> asins, CancellationToken cancellationToken)
    {
        var wanted = asins.Distinct(StringComparer.Ordinal).Where(asin => !_products.ContainsKey(asin) && !_faults.ContainsKey(asin)).ToList();
        foreach (var batch in wanted.Chunk(AudibleApi.MostAtOnce))
        {
            try
            {
                Add(await TryAsync(() => api.ReadAsync(batch, cancellationToken)));
                foreach (var asin in batch)
                    _products.TryAdd(asin, null);
            }
            catch (FaultException exception)
            {
                foreach (var asin in batch)
                    _faults[asin] = exception.Fault;
            }
        }
    }

    /// <summary>Products found by words; they are kept as if loaded.</summary>
    /// <exception cref="FaultException">It could not be asked.</exception>
    public async Task<IReadOnlyList<AudibleProduct>> SearchAsync(string words, CancellationToken cancellationToken)
    {
        var found = await TryAsync(() => api.SearchAsync(words, cancellationToken));
        Add(found);
        return found;
    }

    private void Add(IReadOnlyList<AudibleProduct> products)
    {
        foreach (var product in products)
            _products[product.Asin] = product;
    }

    // Once the service is silent, the rest of the call does not knock again.
    private async Task<IReadOnlyList<AudibleProduct>> TryAsync(Func<Task<IReadOnlyList<AudibleProduct>>> ask)
    {
        if (_silent is { } silent)
            throw new WaitFaultException(silent.Name, silent.Service, silent.Sentence, silent.RetryAfter);
        try
        {
            return await ask();
        }
        catch (WaitFaultException exception)
        {
            _silent = exception.Fault;
            throw;
        }
    }
}
