using MamCrawler.Core.Faults;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>One turn in the lane: what the request found out about the lane itself.</summary>
/// <param name="beginsTenure">True when another process may have used the session since this one did: whatever it remembers of it must be read again.</param>
public sealed class LaneTurn(bool beginsTenure)
{
    /// <inheritdoc cref="LaneTurn(bool)" path="/param[@name='beginsTenure']" />
    public bool BeginsTenure { get; } = beginsTenure;

    internal Fault? Stopped { get; private set; }

    internal (bool Asked, TimeSpan? RetryAfter) Slowed { get; private set; }

    /// <summary>The tracker asked for fewer requests (429, captcha).</summary>
    /// <param name="retryAfter">How long it asked to be left alone.</param>
    public void SlowDown(TimeSpan? retryAfter) => Slowed = (true, retryAfter);

    /// <summary>The tracker refused: the lane stands still until a person clears it.</summary>
    public void Stop(Fault fault) => Stopped = fault;
}
