using System.Globalization;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Metadata.Writing;

/// <summary>What one run writes without a person's word. After a fault of the library it writes no more; nothing that it could not write is lost, it stays proposed.</summary>
public sealed class AutomaticWriting
{
    private readonly ProposalWriter? writer;
    private readonly MetadataStore store;
    private readonly ChangeStore changes;
    private readonly ILogger log;
    private readonly string run;

    internal AutomaticWriting(ProposalWriter? writer, MetadataStore store, ChangeStore changes, ILogger log, string run) =>
        (this.writer, this.store, this.changes, this.log, this.run) = (writer, store, changes, log, run);

    /// <summary>What was written so far, and why other values were not.</summary>
    public WriteOutcome Outcome { get; private set; } = WriteOutcome.Nothing;

    /// <summary>Why nothing is written any more; null while it is.</summary>
    public Fault? Fault { get; private set; }

    /// <summary>A run's name: when it began and what it is.</summary>
    internal static string NameOf(DateTimeOffset at, string what) => $"{at.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture)}-{what}";

    /// <summary>Looks after what an earlier run left open. Does nothing while writing is off.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        if (writer is null)
            return;
        foreach (var itemId in await changes.ListUnsettledAsync(cancellationToken))
            await TryAsync(itemId, [], cancellationToken);
    }

    /// <summary>Writes what is proposed for an item and sure enough. Does nothing while writing is off.</summary>
    public async Task WriteAsync(string itemId, CancellationToken cancellationToken)
    {
        if (writer is null || Fault is not null)
            return;
        var proposals = (await store.ListAsync(itemId, cancellationToken)).Where(WriteRule.IsAutomatic).ToList();
        if (proposals.Count > 0)
            await TryAsync(itemId, proposals, cancellationToken);
    }

    private async Task TryAsync(string itemId, IReadOnlyList<FieldProposal> proposals, CancellationToken cancellationToken)
    {
        if (Fault is not null)
            return;
        try
        {
            Outcome = Outcome.And(await writer!.WriteAsync(itemId, proposals, run, cancellationToken));
        }
        catch (FaultException exception)
        {
            Fault = exception.Fault;
            log.MetadataFault(itemId, Fault.Service, Fault.Name, Fault.Sentence);
        }
    }
}
