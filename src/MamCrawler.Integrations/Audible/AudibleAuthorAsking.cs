using MamCrawler.Core.Faults;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Library;

namespace MamCrawler.Integrations.Audible;

/// <summary>Answers questions about authors, a bounded number of pages each. The catalogue's match is loose, so every row is checked here.</summary>
internal sealed class AudibleAuthorAsking(AudibleApi api, AudibleOptions options, TimeProvider time)
{
    public async Task<IReadOnlyList<WitnessAnswer>> AskAsync(IReadOnlyList<AuthorQuestion> questions, CancellationToken cancellationToken)
    {
        var answers = new List<WitnessAnswer>(questions.Count);
        Fault? silent = null;
        foreach (var question in questions)
        {
            try
            {
                answers.Add(silent is null ? await AskOneAsync(question, cancellationToken) : new WitnessAnswer(question.Key, null, silent));
            }
            catch (FaultException exception)
            {
                silent = exception is WaitFaultException ? exception.Fault : silent;
                answers.Add(new WitnessAnswer(question.Key, null, exception.Fault));
            }
        }

        return answers;
    }

    private async Task<WitnessAnswer> AskOneAsync(AuthorQuestion question, CancellationToken cancellationToken)
    {
        var author = PersonName.Of(question.Name);
        if (author.IsEmpty)
            return new WitnessAnswer(question.Key, null);
        var works = new Dictionary<string, CatalogWork>(StringComparer.Ordinal);
        for (var page = 0; page < options.PagesPerAuthor; page++)
        {
            var (products, rows, total) = await api.ReadAuthorAsync(question.Name, page, cancellationToken);
            foreach (var product in products.Where(product => !product.IsNoBook && PersonName.ReadAll(product.Authors).Any(author.Matches)))
                works.TryAdd(product.Asin, AudibleWorkReader.Read(product, product.Series is [var only] ? only.Sequence : ""));
            if (rows < AudibleApi.MostAtOnce || (page + 1L) * AudibleApi.MostAtOnce >= total)
                break;
        }

        return works.Count == 0
            ? new WitnessAnswer(question.Key, null)
            : new WitnessAnswer(question.Key, new SeriesCatalog(AudibleApi.Service, question.Name, [.. works.Values], time.GetUtcNow()));
    }
}
