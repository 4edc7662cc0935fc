namespace MamCrawler.Core.Tests.State;

/// <summary>Content that breaks off after some bytes.</summary>
internal sealed class FailingStream : MemoryStream
{
    private int reads;

    public override int Read(byte[] buffer, int offset, int count) => Next(count);

    public override int Read(Span<byte> buffer) => Next(buffer.Length);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Next(count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Next(buffer.Length));

    public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => CopyAsync(destination, cancellationToken);

    private async Task CopyAsync(Stream destination, CancellationToken cancellationToken)
    {
        while (true)
            await destination.WriteAsync(new byte[Next(1000)], cancellationToken);
    }

    private int Next(int count) => reads++ < 3 ? Math.Min(count, 1000) : throw new InvalidOperationException("The content broke off.");
}
