using MamCrawler.Core.Drift;

namespace MamCrawler.Local.Tests;

/// <summary>Shapes that a test puts there.</summary>
internal sealed class FakeDriftStanding : IDriftStanding
{
    public List<ShapeStanding> Shapes { get; } = [];

    public Task<IReadOnlyList<ShapeStanding>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ShapeStanding>>(Shapes);

    public Task<bool> LeaveAsync(string id, CancellationToken cancellationToken)
    {
        var place = Shapes.FindIndex(shape => shape.Id == id && shape.SafeSince is not null);
        if (place < 0)
            return Task.FromResult(false);
        Shapes[place] = Shapes[place] with { SafeSince = null, Why = "" };
        return Task.FromResult(true);
    }
}
