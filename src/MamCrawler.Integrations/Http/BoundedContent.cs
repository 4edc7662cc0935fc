using MamCrawler.Core.Faults;

namespace MamCrawler.Integrations.Http;

/// <summary>Reads bodies up to a bound, whatever the answer's own length header says.</summary>
public static class BoundedContent
{
    private const int FirstBuffer = 16 * 1024;

    /// <summary>The body; null when it is larger than <paramref name="maxBytes"/>.</summary>
    public static async Task<byte[]?> TryReadAsync(HttpResponseMessage response, int maxBytes, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > maxBytes)
            return null;
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[Math.Min(response.Content.Headers.ContentLength ?? FirstBuffer, maxBytes) + 1];
        var length = 0;
        while (true)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
            if (read == 0)
                return length == buffer.Length ? buffer : buffer[..length];
            length += read;
            if (length > maxBytes)
                return null;
            if (length == buffer.Length)
                Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, maxBytes + 1L));
        }
    }

    /// <summary>The body.</summary>
    /// <exception cref="StopFaultException"><see cref="FaultName.ShapeChanged"/>: it is larger than <paramref name="maxBytes"/>.</exception>
    public static async Task<byte[]> ReadAsync(HttpResponseMessage response, int maxBytes, string service, CancellationToken cancellationToken) =>
        await TryReadAsync(response, maxBytes, cancellationToken)
        ?? throw ShapeFault.Make(service, $"an answer of at most {maxBytes:N0} bytes", "a larger one");
}
