namespace MamCrawler.Core.Notices;

/// <summary>Looks in the state for what a person should know of. Asks no service.</summary>
public interface IMatterSource
{
    /// <summary>Its name, with which the keys of its matters begin once they are kept. A name of its own.</summary>
    string Name { get; }

    /// <summary>All that there is now; what is not in it any more has passed.</summary>
    /// <exception cref="Faults.FaultException">The state could not be read: nothing is concluded from that.</exception>
    Task<IReadOnlyList<Matter>> LookAsync(CancellationToken cancellationToken);
}
