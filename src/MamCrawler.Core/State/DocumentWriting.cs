using System.IO.Pipelines;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.State;

/// <summary>Puts documents whose content is written, not read: what is written goes on to the store at once, so that a document of any size needs little memory.</summary>
internal static class DocumentWriting
{
    /// <summary>Puts what <paramref name="write"/> writes. When that throws, there is no such document, or the old one.</summary>
    public static async Task PutAsync(this IDocumentStore documents, string name, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        var pipe = new Pipe();
        var putting = PutAndCloseAsync(documents, name, pipe.Reader, cancellationToken);
        Exception? failure = null;
        try
        {
            await write(pipe.Writer.AsStream(leaveOpen: true));
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        // With the failure at its end, the content breaks off for the store, and it keeps nothing of it.
        await pipe.Writer.CompleteAsync(failure);
        if (failure is null)
        {
            await putting;
            return;
        }

        await putting.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
    }

    private static async Task PutAndCloseAsync(IDocumentStore documents, string name, PipeReader content, CancellationToken cancellationToken)
    {
        try
        {
            await documents.PutAsync(name, content.AsStream(leaveOpen: true), cancellationToken);
        }
        finally
        {
            await content.CompleteAsync();
        }
    }
}
