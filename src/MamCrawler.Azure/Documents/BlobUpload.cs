using System.Buffers;
using System.Globalization;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace MamCrawler.Azure.Documents;

/// <summary>
/// Puts one document. Its content is read to the end before anything can be seen: up to <see cref="BlockBytes"/> go in one request, more as blocks that one last request
/// makes the document. What a failed upload left behind is nobody's and is dropped by the service.
/// </summary>
internal sealed class BlobUpload(BlobContainerClient container, string name)
{
    /// <summary>Bytes of one block.</summary>
    public const int BlockBytes = 4 * 1024 * 1024;

    // Blocks that wait for the last request are shared by all writers of a name, so each has names of its own.
    private readonly string writer = Guid.NewGuid().ToString("N");
    private readonly BlockBlobClient blob = container.GetBlockBlobClient(name);

    public async Task RunAsync(Stream content, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BlockBytes);
        try
        {
            var length = await content.ReadAtLeastAsync(buffer.AsMemory(0, BlockBytes), BlockBytes, throwOnEndOfStream: false, cancellationToken);
            if (length < BlockBytes)
            {
                await InContainerAsync(
                    () => blob.UploadAsync(new MemoryStream(buffer, 0, length), new BlobUploadOptions(), cancellationToken),
                    cancellationToken
                );
                return;
            }

            var blocks = new List<string>();
            while (length > 0)
            {
                var block = Convert.ToBase64String(Encoding.ASCII.GetBytes(writer + blocks.Count.ToString("D6", CultureInfo.InvariantCulture)));
                var size = length;
                await InContainerAsync(
                    () => blob.StageBlockAsync(block, new MemoryStream(buffer, 0, size), cancellationToken: cancellationToken),
                    cancellationToken
                );
                blocks.Add(block);
                length = await content.ReadAtLeastAsync(buffer.AsMemory(0, BlockBytes), BlockBytes, throwOnEndOfStream: false, cancellationToken);
            }

            await blob.CommitBlockListAsync(blocks, new CommitBlockListOptions(), cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task InContainerAsync(Func<Task> write, CancellationToken cancellationToken)
    {
        try
        {
            await write();
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await write();
        }
    }
}
