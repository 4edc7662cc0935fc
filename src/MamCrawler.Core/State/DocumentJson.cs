using System.IO.Compression;
using System.Text.Json;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.State;

/// <summary>Compressed JSON documents.</summary>
public static class DocumentJson
{
    /// <summary>Puts a value as compressed JSON; the name should end in <c>.json.gz</c>.</summary>
    public static async Task PutJsonAsync<T>(this IDocumentStore documents, string name, T value, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await using (var zip = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
            await JsonSerializer.SerializeAsync(zip, value, StateJson.Options, cancellationToken);
        buffer.Position = 0;
        await documents.PutAsync(name, buffer, cancellationToken);
    }

    /// <summary>Gets a value that <see cref="PutJsonAsync{T}"/> put; null when there is none.</summary>
    /// <exception cref="InvalidDataException">The document is not what this version writes.</exception>
    public static async Task<T?> GetJsonAsync<T>(this IDocumentStore documents, string name, CancellationToken cancellationToken)
        where T : class
    {
        await using var stream = await documents.OpenAsync(name, cancellationToken);
        if (stream is null)
            return null;
        await using var zip = new GZipStream(stream, CompressionMode.Decompress);
        return StateJson.Read<T>(zip);
    }
}
