using MamCrawler.Core.Faults;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>One turn in the lane: what the request found out about the lane itself.</summary>
/// <param name="beginsTenure">True when another process may have used the session since this one did: whatever it remembers of it must be read again.</param>
/// <param name="fence">Counts the holders of the lane; what is kept under a lower number than the last is out of date.</param>
/// <param name="isOver">True when too little of the lease is left for a request to begin.</param>
public sealed class LaneTurn(bool beginsTenure, long fence, Func<bool> isOver)
{
    /// <inheritdoc cref="LaneTurn(bool, long, Func{bool})" path="/param[@name='beginsTenure']" />
    public bool BeginsTenure { get; } = beginsTenure;

    /// <inheritdoc cref="LaneTurn(bool, long, Func{bool})" path="/param[@name='fence']" />
    public long Fence { get; } = fence;

    /// <inheritdoc cref="LaneTurn(bool, long, Func{bool})" path="/param[@name='isOver']" />
    public bool IsOver => isOver();

    /// <summary>The last question, of any process, where it comes from; null when none was asked.</summary>
    internal EgressAsked? EgressAsked { get; init; }

    /// <summary>Keeps that question for every process.</summary>
    internal Func<EgressAsked, Task> KeepEgressAsync { get; init; } = static _ => Task.CompletedTask;

    internal Fault? Stopped { get; private set; }

    internal (bool Asked, TimeSpan? RetryAfter) Slowed { get; private set; }

    /// <summary>The tracker asked for fewer requests (429, captcha).</summary>
    /// <param name="retryAfter">How long it asked to be left alone.</param>
    public void SlowDown(TimeSpan? retryAfter) => Slowed = (true, retryAfter);

    /// <summary>The tracker refused: the lane stands still until a person clears it.</summary>
    public void Stop(Fault fault) => Stopped = fault;
}
