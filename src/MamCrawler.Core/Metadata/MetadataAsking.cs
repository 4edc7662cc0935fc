using MamCrawler.Core.Faults;
using MamCrawler.Core.Library;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Metadata;

/// <summary>Asks the providers of one run. One that does not answer is asked no more in this run; the others go on.</summary>
internal sealed class MetadataAsking(IReadOnlyList<IMetadataProvider> providers)
{
    private readonly Dictionary<string, Fault> silent = new(StringComparer.Ordinal);

    /// <summary>Why providers were silent.</summary>
    internal IReadOnlyList<Fault> Faults => [.. silent.Values];

    /// <summary>True when nobody answers any more.</summary>
    internal bool AllAreSilent => silent.Count == providers.Count;

    /// <summary>What is stated of some books, by their ids, the first provider first; and whether every provider answered.</summary>
    internal async Task<(ILookup<string, ProviderFacts> Answers, bool Complete)> AskAsync(IReadOnlyList<Book> books, CancellationToken cancellationToken)
    {
        var answers = new List<(string Id, ProviderFacts Facts)>();
        var complete = true;
        foreach (var provider in providers)
        {
            if (silent.ContainsKey(provider.Name))
            {
                complete = false;
                continue;
            }

            try
            {
                var asins = books.Select(book => book.Asin!).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
                var found = await provider.FindManyAsync(asins, cancellationToken);
                foreach (var book in books)
                    if (found.GetValueOrDefault(book.Asin!) is { } facts)
                        answers.Add((book.Id, new ProviderFacts(provider.Name, facts)));
            }
            catch (FaultException exception)
            {
                silent[provider.Name] = exception.Fault;
                complete = false;
            }
        }

        return (answers.ToLookup(answer => answer.Id, answer => answer.Facts, StringComparer.Ordinal), complete);
    }
}
