using MamCrawler.Core.Ports;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Backups;

/// <summary>The mark that a restore is under way: document <c>restore/under-way.json.gz</c>. What is there while it stands is not the whole state.</summary>
public static class RestoreMark
{
    private const string Name = "restore/under-way.json.gz";

    /// <summary>Refuses to work on a state that a restore has left unfinished. Every host asks this before it uses the state.</summary>
    /// <exception cref="Faults.AskPersonFaultException">A restore was begun and did not end.</exception>
    public static async Task RefuseUnfinishedAsync(IDocumentStore documents, CancellationToken cancellationToken)
    {
        if (await FindAsync(documents, cancellationToken) is { } mark)
            throw BackupFault.Unfinished(mark.Backup, mark.Since);
    }

    internal static Task<Restoring?> FindAsync(IDocumentStore documents, CancellationToken cancellationToken) =>
        documents.GetJsonAsync<Restoring>(Name, cancellationToken);

    internal static Task SetAsync(IDocumentStore documents, string backup, DateTimeOffset since, CancellationToken cancellationToken) =>
        documents.PutJsonAsync(Name, new Restoring(backup, since), cancellationToken);

    internal static Task ClearAsync(IDocumentStore documents, CancellationToken cancellationToken) => documents.DeleteAsync(Name, cancellationToken);
}
