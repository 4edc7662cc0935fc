using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace MamCrawler.Core.Backups;

/// <summary>The lines of a compressed file, one in memory at a time. Each comes with its line feed; a last one without has none.</summary>
internal static class BackupLines
{
    internal static async IAsyncEnumerable<byte[]> ReadAsync(Stream source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var zip = new GZipStream(source, CompressionMode.Decompress, leaveOpen: true);
        var reader = PipeReader.Create(zip, new StreamPipeReaderOptions(leaveOpen: true));
        for (var number = 1L; ; )
        {
            var result = await ReadMoreAsync(reader, number, cancellationToken);
            var buffer = result.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } feed)
            {
                var end = buffer.GetPosition(1, feed);
                yield return buffer.Slice(0, end).ToArray();
                number++;
                buffer = buffer.Slice(end);
            }

            if (result.IsCompleted)
            {
                if (!buffer.IsEmpty)
                    yield return buffer.ToArray();
                yield break;
            }

            if (buffer.Length > BackupFormat.MaximumLineBytes)
                throw number == 1 ? BackupFault.Foreign() : BackupFault.Damaged(number, "a line is longer than any row");
            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static async Task<ReadResult> ReadMoreAsync(PipeReader reader, long number, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadAsync(cancellationToken);
        }
        catch (InvalidDataException exception)
        {
            throw number == 1 ? BackupFault.Foreign(exception) : BackupFault.Damaged(number, "it cannot be decompressed", exception);
        }
    }
}
