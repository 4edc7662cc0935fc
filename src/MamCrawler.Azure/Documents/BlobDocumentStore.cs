using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State;

namespace MamCrawler.Azure.Documents;

/// <summary>Documents as block blobs of the same name in one container, which the first document creates.</summary>
public sealed class BlobDocumentStore(BlobContainerClient container) : IDocumentStore
{
    /// <inheritdoc />
    public async Task PutAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        DocumentNames.Check(name);
        try
        {
            await new BlobUpload(container, name).RunAsync(content, cancellationToken);
        }
        catch (Exception exception) when (exception is not IOException && FaultOf(name, exception, cancellationToken) is { } fault)
        {
            throw fault;
        }
    }

    /// <inheritdoc />
    public async Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        DocumentNames.Check(name);
        try
        {
            // The stream stays with the version it began with, also when it has to ask again halfway.
            return (await container.GetBlobClient(name).DownloadStreamingAsync(cancellationToken: cancellationToken)).Value.Content;
        }
        catch (RequestFailedException exception) when (IsMissing(exception))
        {
            return null;
        }
        catch (Exception exception) when (FaultOf(name, exception, cancellationToken) is { } fault)
        {
            throw fault;
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var blobs = container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(prefix, blobs, cancellationToken))
            yield return blobs.Current.Name;
    }

    /// <inheritdoc />
    public async Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        DocumentNames.Check(name);
        try
        {
            await container.GetBlobClient(name).DeleteAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException exception) when (IsMissing(exception))
        {
            return;
        }
        catch (Exception exception) when (FaultOf(name, exception, cancellationToken) is { } fault)
        {
            throw fault;
        }
    }

    private static async Task<bool> NextAsync(string prefix, IAsyncEnumerator<BlobItem> blobs, CancellationToken cancellationToken)
    {
        try
        {
            return await blobs.MoveNextAsync();
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            return false;
        }
        catch (Exception exception) when (FaultOf(prefix + "*", exception, cancellationToken) is { } fault)
        {
            throw fault;
        }
    }

    // Only the service's own word for it: any other 404, such as that of a proxy or of an account that is gone, says nothing of the document.
    private static bool IsMissing(RequestFailedException exception) =>
        exception.ErrorCode == BlobErrorCode.BlobNotFound || exception.ErrorCode == BlobErrorCode.ContainerNotFound;

    private static Exception? FaultOf(string name, Exception exception, CancellationToken cancellationToken) =>
        StorageFault.Of($"Document '{name}'", exception, cancellationToken);
}
