using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Metadata.Writing;

/// <summary>What is proposed for the library and what was changed in it, and a person's word about both.</summary>
public interface IMetadataChanges
{
    /// <summary>Every proposal, by item and field.</summary>
    IAsyncEnumerable<FieldProposal> ListProposalsAsync(CancellationToken cancellationToken);

    /// <summary>Writes what is proposed, drift too: of one item, or of the 100 items proposed for longest. One that the library refuses is told, and stays proposed with the reason.</summary>
    /// <param name="itemId">The library's id of the item; null for all.</param>
    /// <param name="cancellationToken">Ends it between two items.</param>
    /// <exception cref="FaultException">The library or the state could not be asked, or refused, before anything was written.</exception>
    Task<ApplyOutcome> ApplyAsync(string? itemId, CancellationToken cancellationToken);

    /// <summary>Every change, newest first.</summary>
    Task<IReadOnlyList<MetadataChange>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The changes that a change's id, an item's id or a run's name stands for, newest first.</summary>
    Task<IReadOnlyList<MetadataChange>> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>Undoes one change, where the field still holds what was written.</summary>
    /// <exception cref="FaultException">The library or the state could not be asked, or refused.</exception>
    Task<UndoOutcome> UndoAsync(MetadataChange change, CancellationToken cancellationToken);
}
