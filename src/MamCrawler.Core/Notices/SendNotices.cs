using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Schedules;
using MamCrawler.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Notices;

/// <summary>
/// Looks what a person should know of, and sends it. It stands apart from whatever decides: a receiver that is dead holds up nothing but this.
/// </summary>
public sealed class SendNotices(IReadOnlyList<IMatterSource> sources, Outbox outbox, OutboxPost? post, TimeProvider time, ILogger<SendNotices> logger)
    : IScheduledJob
{
    /// <inheritdoc />
    public string Name => Schedules.Schedules.SendNotices.Name;

    /// <inheritdoc />
    public async Task<JobOutcome> RunAsync(CancellationToken cancellationToken)
    {
        if (post is null)
            return JobOutcome.Skipped("No webhook is switched on.");
        try
        {
            var (present, silent) = await LookAsync(cancellationToken);
            var news = await outbox.NoteAsync(present, silent, time.GetUtcNow(), cancellationToken);
            var (sent, waiting) = await post.RunAsync(cancellationToken);
            return news + sent + waiting == 0
                ? JobOutcome.Skipped("There is nothing to tell.")
                : JobOutcome.Done($"New: {news}; messages taken: {sent}; messages that wait: {waiting}.");
        }
        catch (RowConflictException)
        {
            return JobOutcome.Skipped("Another process sends messages at this moment.");
        }
    }

    private async Task<(List<Matter> Present, List<string> Silent)> LookAsync(CancellationToken cancellationToken)
    {
        var (present, silent) = (new List<Matter>(), new List<string>());
        foreach (var source in sources)
        {
            try
            {
                var found = await source.LookAsync(cancellationToken);
                present.AddRange(found.Select(matter => matter with { Key = $"{source.Name}:{matter.Key}" }));
            }
            catch (FaultException exception)
            {
                silent.Add($"{source.Name}:");
                logger.JobFault(Name, exception.Fault.Service, exception.Fault.Name, exception.Fault.Sentence);
            }
        }

        return (present, silent);
    }
}
