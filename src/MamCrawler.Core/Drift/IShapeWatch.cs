using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Drift;

/// <summary>What a client tells of the answers it gets, and asks before it asks.</summary>
public interface IShapeWatch
{
    /// <summary>Returns when the question may be asked.</summary>
    /// <exception cref="AskPersonFaultException"><see cref="FaultName.SafeMode"/>: its answers have changed their shape, and no person has looked yet.</exception>
    Task RequireAsync(ShapeContract shape, CancellationToken cancellationToken);

    /// <summary>Judges an answer with a success status. What is no JSON is passed over: that is an outage or a refusal, not another shape.</summary>
    Task ObserveAsync(ShapeContract shape, ReadOnlyMemory<byte> body, CancellationToken cancellationToken);
}
