using MamCrawler.Core.Library;
using MamCrawler.Core.Metadata.Providers;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Reports;
using MamCrawler.Core.Schedules;

namespace MamCrawler.Core.Metadata;

/// <summary>
/// Looks at the metadata of some items: reads the library, asks the providers by ASIN, and keeps proposals for fields that are empty. It writes nothing into the library: a
/// proposal is kept and shown until the field is filled.
/// </summary>
public sealed class MetadataRun(ILibrary library, MetadataProviders providers, MetadataStore store, ReportStore reports, TimeProvider time)
{
    private const int AtOnce = 20;

    /// <summary>Runs a job.</summary>
    /// <param name="job">Its name.</param>
    /// <param name="isWanted">Whether an item is to be looked at, from the book and its last look.</param>
    /// <param name="cancellationToken">Ends it between two requests.</param>
    /// <exception cref="Faults.FaultException">The library could not be read, or the state not written.</exception>
    public async Task<JobOutcome> RunAsync(string job, Func<Book, MetadataLook?, bool> isWanted, CancellationToken cancellationToken)
    {
        if ((await providers.ReadHealthAsync(cancellationToken)).All(provider => provider.Condition == ProviderCondition.SwitchedOff))
            return JobOutcome.Skipped("No provider of metadata is switched on.");
        var choice = new MetadataChoice(await store.ReadLooksAsync(cancellationToken), isWanted);
        await foreach (var page in library.ReadAsync(cancellationToken))
        foreach (var book in page.Books)
            choice.Add(book);
        await store.ForgetAsync(choice.Gone(), cancellationToken);
        var report = await LookAsync(job, choice.Read(), cancellationToken);
        await reports.PutAsync(report, cancellationToken);
        await reports.PurgeAsync(time.GetUtcNow() - WriteDigest.Keep, cancellationToken);
        return report.Looked == 0 && report.Faults is [var fault, ..] ? JobOutcome.Stopped(fault) : JobOutcome.Done(SentenceOf(report));
    }

    private static string SentenceOf(MetadataReport report) =>
        $"{report.Looked} items were looked at: {report.Proposals.Count} values are proposed for {report.Proposals.Select(proposal => proposal.ItemId).Distinct().Count()} of them, "
        + $"{report.Unknown.Count} are unknown or named by a wrong ASIN. Nothing was written into the library."
        + (report.Faults.Count > 0 ? $" Silent: {string.Join(", ", report.Faults.Select(fault => fault.Service))}." : "");

    private async Task<MetadataReport> LookAsync(string job, IReadOnlyList<Book> books, CancellationToken cancellationToken)
    {
        await providers.PurgeAsync(cancellationToken);
        var asking = providers.Begin();
        try
        {
            return await LookAsync(job, books, asking, cancellationToken);
        }
        finally
        {
            await asking.EndAsync(CancellationToken.None);
        }
    }

    private async Task<MetadataReport> LookAsync(string job, IReadOnlyList<Book> books, MetadataAsking asking, CancellationToken cancellationToken)
    {
        var (looked, proposals, unknown) = (0, new List<FieldProposal>(), new List<string>());
        foreach (var some in books.Chunk(AtOnce))
        {
            var (answers, complete) = await asking.AskAsync(some, cancellationToken);
            if (answers.Count == 0 && await asking.IsOverAsync(cancellationToken))
                break;
            foreach (var book in some)
            {
                var now = time.GetUtcNow();
                var stated = answers[book.Id].ToArray();
                var proposed = FillOnly.Propose(book, stated, now);
                await store.PutAsync(book.Id, new MetadataLook(now, complete), proposed, FillOnly.EmptyFieldsOf(book), cancellationToken);
                looked++;
                proposals.AddRange(proposed);
                if (complete && !stated.Any(answer => SameBook.Is(book, answer.Facts)))
                    unknown.Add(book.Id);
            }
        }

        return new MetadataReport
        {
            Job = job,
            At = time.GetUtcNow(),
            Looked = looked,
            Unknown = unknown,
            Proposals = proposals,
            Faults = asking.Faults,
            Providers = await asking.StandAsync(cancellationToken),
        };
    }
}
