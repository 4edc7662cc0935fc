using MamCrawler.Core.Ports;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.State;
using MamCrawler.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>Writes what a run did (rules.md 8): the summary in the run's row and as a document, then removes what its activities handed each other.</summary>
public sealed class WriteReport(
    RunStore runs,
    RunDocuments runDocuments,
    GapStore gaps,
    AnswerStore answers,
    IDocumentStore documents,
    TimeProvider clock,
    ILogger<WriteReport>? logger = null
) : IActivity<ReportInput, bool>
{
    /// <inheritdoc />
    public async Task<bool> RunAsync(ReportInput input, CancellationToken cancellationToken)
    {
        var run = await runs.FindAsync(input.RunId, cancellationToken) ?? throw new InvalidDataException($"There is no run '{input.RunId}'.");
        using var correlation = Correlation.Begin(run.Correlation);
        var skipped = new Dictionary<string, int>(StringComparer.Ordinal);
        var found = 0;
        await foreach (var answer in answers.ReadAllAsync(cancellationToken))
        {
            if (answer.RunId != input.RunId)
                continue;
            if (answer.ChosenReleaseId is not null)
                found++;
            else
                skipped[answer.Answer] = skipped.GetValueOrDefault(answer.Answer) + 1;
        }

        var summary = new ScanSummary
        {
            RunId = input.RunId,
            Mode = run.Input.Mode,
            StartedAt = run.StartedAt,
            FinishedAt = clock.GetUtcNow(),
            Cancelled = input.Cancelled,
            Books = input.Books,
            Series = input.Series,
            Authors = input.Authors,
            GapsByClass = await CountGapsAsync(cancellationToken),
            Searched = input.Searched,
            Found = found,
            Queued = input.Grabs,
            Skipped = skipped,
            Requests = input.Sent ?? new Dictionary<string, int>(),
            Faults = input.Faults,
        };
        await documents.PutJsonAsync($"reports/{input.RunId}.json.gz", summary, cancellationToken);
        await runs.FinishAsync(input.RunId, summary, cancellationToken);
        await runDocuments.RemoveAsync(input.RunId, cancellationToken);
        logger?.Tell(summary);
        return true;
    }

    private async Task<Dictionary<string, int>> CountGapsAsync(CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (var stored in gaps.ReadAllAsync(cancellationToken))
            counts[stored.Gap.Class.ToString()] = counts.GetValueOrDefault(stored.Gap.Class.ToString()) + 1;
        return counts;
    }
}
