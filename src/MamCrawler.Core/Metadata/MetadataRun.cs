using MamCrawler.Core.Faults;
using MamCrawler.Core.Library;
using MamCrawler.Core.Metadata.Providers;
using MamCrawler.Core.Metadata.Writing;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Reports;
using MamCrawler.Core.Schedules;

namespace MamCrawler.Core.Metadata;

/// <summary>
/// Looks at the metadata of some items: reads the library, asks the providers, and keeps proposals for fields that are empty or have drifted. What is sure enough is written
/// into the library where that is switched on (<see cref="WriteRule"/>); the rest stays a proposal.
/// </summary>
public sealed class MetadataRun(
    ILibrary library,
    MetadataProviders providers,
    MetadataStore store,
    MetadataChanges changes,
    ReportStore reports,
    TimeProvider time
)
{
    /// <summary>Books that one run looks at (rules.md 7).</summary>
    public const int Most = MetadataChoice.Most;

    private const int AtOnce = 20;

    /// <summary>Runs a job.</summary>
    /// <param name="job">Its name.</param>
    /// <param name="isWanted">Whether an item is to be looked at, from the book and its last look.</param>
    /// <param name="cancellationToken">Ends it between two requests.</param>
    /// <exception cref="FaultException">The library could not be read, or the state not written.</exception>
    public async Task<JobOutcome> RunAsync(string job, Func<Book, MetadataLook?, bool> isWanted, CancellationToken cancellationToken)
    {
        if ((await providers.ReadHealthAsync(cancellationToken)).All(provider => provider.Condition == ProviderCondition.SwitchedOff))
            return JobOutcome.Skipped("No provider of metadata is switched on.");
        var looks = await store.ReadLooksAsync(cancellationToken);
        var (choice, language) = (new MetadataChoice(looks, isWanted), new LibraryLanguage());
        await foreach (var page in library.ReadAsync(cancellationToken))
        foreach (var book in page.Books)
        {
            choice.Add(book);
            language.Add(book);
        }

        await store.ForgetAsync(choice.Gone(), cancellationToken);
        var writing = changes.Begin(job);
        await writing.SettleAsync(cancellationToken);
        var report = await LookAsync(job, choice.Read(), new MetadataFinder(changes, looks, language, time), writing, cancellationToken);
        await reports.PutAsync(report, cancellationToken);
        await reports.PurgeAsync(time.GetUtcNow() - WriteDigest.Keep, cancellationToken);
        return report.Looked == 0 && report.Faults is [var fault, ..] ? JobOutcome.Stopped(fault) : JobOutcome.Done(MetadataReportText.SentenceOf(report));
    }

    private async Task<MetadataReport> LookAsync(
        string job,
        IReadOnlyList<Book> books,
        MetadataFinder finder,
        AutomaticWriting writing,
        CancellationToken cancellationToken
    )
    {
        await providers.PurgeAsync(cancellationToken);
        var asking = providers.Begin();
        try
        {
            return await LookAsync(job, books, asking, finder, writing, cancellationToken);
        }
        finally
        {
            await asking.EndAsync(CancellationToken.None);
        }
    }

    private async Task<MetadataReport> LookAsync(
        string job,
        IReadOnlyList<Book> books,
        MetadataAsking asking,
        MetadataFinder finder,
        AutomaticWriting writing,
        CancellationToken cancellationToken
    )
    {
        var (looked, proposals, unknown) = (0, new List<FieldProposal>(), new List<string>());
        var (passed, unread) = (new List<string>(), (Fault?)null);
        foreach (var some in books.Chunk(AtOnce))
        {
            var (answers, complete) = await ToldAsync(some, () => asking.AskAsync(some, cancellationToken));
            if (answers.Count == 0 && await asking.IsOverAsync(cancellationToken))
                break;
            IReadOnlyDictionary<string, EditableItem> items;
            try
            {
                items = await ToldAsync(some, () => finder.ReadAsync(some, cancellationToken));
            }
            catch (FaultException exception)
            {
                unread = exception.Fault;
                break;
            }

            foreach (var book in some)
            {
                var stated = answers[book.Id].ToArray();
                looked++;
                MetadataFinding finding;
                try
                {
                    finding = await ToldAsync([book], () => FindAsync(book, stated));
                }
                catch (FaultException exception) when (IsOfTheItem(exception.Fault))
                {
                    await store.PutAsync(book.Id, new MetadataLook(time.GetUtcNow(), false), cancellationToken);
                    passed.Add($"'{book.Title}' ({book.Id}) was passed over: {exception.Fault.Sentence}");
                    continue;
                }

                proposals.AddRange(finding.Proposals);
                if (complete && !stated.Any(answer => SameBook.Is(book, answer.Facts)))
                    unknown.Add(book.Id);

                async Task<MetadataFinding> FindAsync(Book book, IReadOnlyList<ProviderFacts> stated)
                {
                    var found = await finder.FindAsync(book, stated, items.GetValueOrDefault(book.Id), complete, cancellationToken);
                    await store.PutAsync(found, cancellationToken);
                    await writing.WriteAsync(book.Id, cancellationToken);
                    return found;
                }
            }
        }

        return new MetadataReport
        {
            Job = job,
            At = time.GetUtcNow(),
            Looked = looked,
            Unknown = unknown,
            Proposals = proposals,
            Written = writing.Outcome.Written,
            Passed = [.. finder.Passed, .. passed, .. writing.Outcome.Passed],
            Faults = [.. asking.Faults, .. new[] { unread, writing.Fault }.OfType<Fault>()],
            Providers = await asking.StandAsync(cancellationToken),
        };
    }

    /// <summary>A fault of one item keeps no other from being looked at; any other one is of a service, and ends the asking.</summary>
    private static bool IsOfTheItem(Fault fault) => fault.Response == FaultResponse.Stop || fault.Name == FaultName.StateDamaged;

    /// <summary>Lets a bug be seen, and has its books looked at after all others, so that it does not stop every later run at the same place.</summary>
    private async Task<T> ToldAsync<T>(IReadOnlyList<Book> books, Func<Task<T>> look)
    {
        try
        {
            return await look();
        }
        catch (Exception exception) when (exception is not (FaultException or OperationCanceledException))
        {
            foreach (var book in books)
                await store.PutAsync(book.Id, new MetadataLook(time.GetUtcNow(), false), CancellationToken.None);
            throw;
        }
    }
}
