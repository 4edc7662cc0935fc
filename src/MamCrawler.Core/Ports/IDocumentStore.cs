namespace MamCrawler.Core.Ports;

/// <summary>Named streams: snapshot chunks, reports, backups. Names are paths of letters, digits, <c>- _ .</c> and <c>/</c>, at most 500 characters.</summary>
public interface IDocumentStore
{
    /// <summary>Puts a document, replacing it whole: a reader sees the old or the new one.</summary>
    /// <exception cref="ArgumentException">The name is not allowed.</exception>
    Task PutAsync(string name, Stream content, CancellationToken cancellationToken);

    /// <summary>Opens a document for reading; null when there is none.</summary>
    Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken);

    /// <summary>The names that begin with <paramref name="prefix"/>, in ordinal order.</summary>
    IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>Deletes a document; nothing happens when there is none.</summary>
    Task DeleteAsync(string name, CancellationToken cancellationToken);
}
