namespace MamCrawler.Azure.Tests.Documents;

/// <summary>Content that breaks off after so many bytes.</summary>
internal sealed class BreakingStream(int bytes) : MemoryStream
{
    private int left = bytes;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (left == 0)
            throw new InvalidOperationException("The content broke off.");
        var count = Math.Min(left, buffer.Length);
        left -= count;
        return ValueTask.FromResult(count);
    }
}
