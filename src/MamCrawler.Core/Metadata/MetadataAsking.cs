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
        MetadataQuestion[] questions = [.. books.Select(MetadataQuestion.Of)];
        foreach (var provider in providers)
        {
            try
            {
                foreach (var some in questions.Where(provider.CanBeAsked).Chunk(Math.Clamp(provider.AtOnce, 1, 50)))
                {
                    if (silent.ContainsKey(provider.Name))
                        break;
                    var found = await provider.FindAsync(some, cancellationToken);
                    foreach (var question in some)
                    foreach (var facts in found.GetValueOrDefault(question.ItemId, []))
                        answers.Add((question.ItemId, new ProviderFacts(provider.Name, facts) { States = provider.States }));
                }
            }
            catch (FaultException exception)
            {
                silent[provider.Name] = exception.Fault;
            }
        }

        return (answers.ToLookup(answer => answer.Id, answer => answer.Facts, StringComparer.Ordinal), silent.Count == 0);
    }
}
