using MamCrawler.Core.Account;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Backups;

/// <summary>
/// Restores where no command line reaches the state: who may write to the document store asks by a document, <c>restore/request.json</c>, so that no address of the API
/// can replace the state. The answer is beside it, <c>restore/answer.txt</c>, and the request is gone.
/// </summary>
public sealed class RestoreRequests(Restore restore, RestoreRest rest, IDocumentStore documents)
{
    private const string RequestName = "restore/request.json";
    private const string AnswerName = "restore/answer.txt";

    /// <summary>Does what was asked for. Returns what was restored, in words; null when no restore was asked for.</summary>
    /// <exception cref="FaultException">It was asked for and could not be done; the answer says why. One that was cut short is asked for until it is done.</exception>
    public async Task<string?> AnswerAsync(CancellationToken cancellationToken)
    {
        await using var stream = await documents.OpenAsync(RequestName, cancellationToken);
        if (stream is null)
            return null;
        try
        {
            var request = Read(stream);
            if (request.Document.Length == 0)
            {
                await AnswerAsync(await EndRestAsync(cancellationToken), cancellationToken);
                return null;
            }
            var contents = await restore.RunAsync(ct => OpenAsync(request.Document, ct), request.Replace, request.NoRest, cancellationToken);
            var done = $"Backup {contents.Id} was restored: {contents.TotalRows} rows and {contents.Documents} documents.";
            await AnswerAsync(done, cancellationToken);
            return done;
        }
        catch (StopFaultException exception)
        {
            await AnswerAsync(exception.Fault.Sentence, cancellationToken);
            throw;
        }
    }

    private static RestoreRequest Read(Stream stream)
    {
        try
        {
            return StateJson.Read<RestoreRequest>(stream) is { } request && (request.Document is { Length: > 0 } || request is { Document: "", NoRest: true })
                ? request
                : throw Unreadable(null);
        }
        catch (InvalidDataException exception)
        {
            throw Unreadable(exception);
        }
    }

    private async Task<string> EndRestAsync(CancellationToken cancellationToken) =>
        await rest.EndAsync(cancellationToken)
            ? "The rest after the restore is ended: fetches and spends go on."
            : "There is no rest after a restore that could be ended.";

    private static StopFaultException Unreadable(Exception? cause) =>
        new(
            FaultName.BackupUnreadable,
            "Backup",
            $"{RequestName} cannot be read, so nothing was changed. It must say {{\"document\":\"backups/ID.jsonl.gz\",\"replace\":false}}, or only {{\"noRest\":true}}.",
            cause
        );

    private async Task<Stream> OpenAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await documents.OpenAsync(name, cancellationToken) ?? throw BackupFault.NoSuchBackup(name);
        }
        catch (ArgumentException)
        {
            throw BackupFault.NoSuchBackup(name);
        }
    }

    private async Task AnswerAsync(string sentence, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(sentence + "\n"));
        await documents.PutAsync(AnswerName, content, cancellationToken);
        await documents.DeleteAsync(RequestName, cancellationToken);
    }
}
