namespace MamCrawler.Core.Drift;

/// <summary>Which shapes are known, which of them are in safe mode, and the way out of it.</summary>
public interface IDriftStanding
{
    /// <summary>Every shape that was ever seen, by its id.</summary>
    Task<IReadOnlyList<ShapeStanding>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Ends a safe mode, because a person has looked; the next answer is judged anew. False when that shape is in none.</summary>
    Task<bool> LeaveAsync(string id, CancellationToken cancellationToken);
}
