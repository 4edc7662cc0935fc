using System.Runtime.CompilerServices;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.State.Files;

/// <summary>
/// Documents as files of the same name in <c>documents/</c> below the state directory. A name cannot be a document and the beginning of another's path at once: 'a' and
/// 'a/b' exclude each other here.
/// </summary>
public sealed class FileDocumentStore : IDocumentStore
{
    private readonly string directory;
    private readonly string incoming;

    /// <summary>Opens the store and deletes unfinished files of killed processes that are older than a day.</summary>
    public FileDocumentStore(string stateDirectory, TimeProvider time)
    {
        directory = Path.Combine(stateDirectory, "documents");
        incoming = Path.Combine(stateDirectory, "incoming");
        Guard("The unfinished documents", () => TemporaryFiles.Sweep(incoming, time.GetUtcNow()));
    }

    /// <inheritdoc />
    public async Task PutAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        DocumentNames.Check(name);
        try
        {
            await TemporaryFiles.WriteAsync(incoming, PathOf(name), content, cancellationToken);
        }
        catch (Exception exception) when (StateFault.IsFileError(exception))
        {
            throw StateFault.Unavailable($"Document '{name}'", exception);
        }
    }

    /// <inheritdoc />
    public Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken)
    {
        DocumentNames.Check(name);
        Stream? stream = null;
        Guard(
            $"Document '{name}'",
            () =>
            {
                if (File.Exists(PathOf(name)))
                    stream = Open(PathOf(name));
            }
        );
        return Task.FromResult(stream);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var name in List(new DirectoryInfo(directory), "", prefix))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return name;
        }
    }

    /// <inheritdoc />
    public Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        DocumentNames.Check(name);
        Guard(
            $"Document '{name}'",
            () =>
            {
                var path = PathOf(name);
                if (!File.Exists(path))
                    return;
                File.Delete(path);
                DirectorySync.Flush(Path.GetDirectoryName(path)!);
            }
        );
        return Task.CompletedTask;
    }

    // A directory sorts as its name with the slash behind it, so that the whole list comes in ordinal order without being held.
    private static IEnumerable<string> List(DirectoryInfo directory, string path, string prefix)
    {
        if (!directory.Exists)
            yield break;
        var entries = directory.EnumerateFileSystemInfos().Select(entry => (Entry: entry, Name: path + entry.Name + (entry is DirectoryInfo ? "/" : "")));
        foreach (var (entry, name) in entries.OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            if (entry is FileInfo && name.StartsWith(prefix, StringComparison.Ordinal))
                yield return name;
            if (entry is not DirectoryInfo below || (!name.StartsWith(prefix, StringComparison.Ordinal) && !prefix.StartsWith(name, StringComparison.Ordinal)))
                continue;
            foreach (var found in List(below, name, prefix))
                yield return found;
        }
    }

    private static FileStream? Open(string path)
    {
        try
        {
            return new FileStream(path, new FileStreamOptions { Share = FileShare.ReadWrite | FileShare.Delete, Options = FileOptions.Asynchronous });
        }
        catch (FileNotFoundException)
        {
            // Deleted since it was looked for.
            return null;
        }
    }

    private static void Guard(string what, Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception) when (StateFault.IsFileError(exception))
        {
            throw StateFault.Unavailable(what, exception);
        }
    }

    private string PathOf(string name) => Path.Combine(directory, Path.Combine(name.Split('/')));
}
