using System.Net;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>
/// A body that looks at the lease when it is written, which is after the connection was made and just before the request leaves. A process that stood still in between (a
/// suspended machine, a debugger) finds its turn over there, and another process at work; a timer could come too late for that.
/// </summary>
internal sealed class LeasedContent : HttpContent
{
    private readonly HttpContent _inner;
    private readonly LaneTurn _turn;

    /// <param name="inner">The body itself; disposed with this one.</param>
    /// <param name="turn">The turn in the lane.</param>
    public LeasedContent(HttpContent inner, LaneTurn turn)
    {
        (_inner, _turn) = (inner, turn);
        foreach (var (name, values) in inner.Headers)
            Headers.TryAddWithoutValidation(name, values);
    }

    /// <summary>True when the turn was over before the body was written: the request never left.</summary>
    public bool Refused { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Refused = _turn.IsOver;
        return Refused ? throw new IOException("The turn in the lane is over.") : _inner.CopyToAsync(stream, context, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _inner.Headers.ContentLength ?? 0;
        return _inner.Headers.ContentLength is not null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _inner.Dispose();
        base.Dispose(disposing);
    }
}
