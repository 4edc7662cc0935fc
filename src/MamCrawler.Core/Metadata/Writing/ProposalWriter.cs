using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Metadata.Writing;

/// <summary>Writes proposals for an item and keeps those that the library refused, with the reason. A refusal of one item is no reason to leave the next one alone.</summary>
internal sealed class ProposalWriter(ItemWriter writer, MetadataStore store, TimeProvider time)
{
    /// <summary>Writes what may be written of some proposals; none only settles.</summary>
    /// <exception cref="FaultException">The library or the state could not be asked, or permits no write at all. The proposals stay as they are.</exception>
    internal async Task<WriteOutcome> WriteAsync(string itemId, IReadOnlyList<FieldProposal> proposals, string run, CancellationToken cancellationToken)
    {
        var outcome = await TryAsync(itemId, proposals, run, cancellationToken);
        if (proposals.Count > 0 && !outcome.IsUndecided)
            await store.DecideAsync(itemId, proposals, outcome.Refused, time.GetUtcNow(), cancellationToken);
        return outcome;
    }

    private async Task<WriteOutcome> TryAsync(string itemId, IReadOnlyList<FieldProposal> proposals, string run, CancellationToken cancellationToken)
    {
        try
        {
            return await writer.WriteAsync(itemId, proposals, run, cancellationToken);
        }
        catch (FaultException exception) when (exception.Fault.Response == FaultResponse.Stop)
        {
            var name = proposals.Count > 0 ? $"'{proposals[0].Title}' ({itemId})" : $"Item {itemId}";
            var why = $"{name}: {exception.Fault.Sentence}";
            return new WriteOutcome([], [why]) { Refused = proposals.Select(proposal => proposal.Field).Distinct().ToDictionary(field => field, _ => why) };
        }
    }
}
