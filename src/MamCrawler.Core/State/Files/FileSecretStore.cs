using System.Text.Json;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.State.Files;

/// <summary>Secrets in <c>secrets.json</c> below the state directory, a file that only its owner can read: mode 0600, or an ACL on Windows.</summary>
public sealed class FileSecretStore(string stateDirectory) : ISecretStore
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private readonly string path = Path.Combine(stateDirectory, "secrets.json");

    /// <inheritdoc />
    public Task<Secret?> GetAsync(string name, CancellationToken cancellationToken)
    {
        SecretNames.Check(name);
        return GuardAsync(async () => (await ReadAsync(cancellationToken)).TryGetValue(name, out var value) ? new Secret(value) : null);
    }

    /// <inheritdoc />
    public Task SetAsync(string name, Secret value, CancellationToken cancellationToken)
    {
        SecretNames.Check(name);
        return GuardAsync(async () =>
        {
            PrivateFiles.CreateDirectory(stateDirectory);
            using var held = await FileLock.AcquireAsync(path + ".lock", cancellationToken);
            var secrets = await ReadAsync(cancellationToken);
            secrets[name] = value.Reveal();
            await WriteAsync(secrets, cancellationToken);
            return name;
        });
    }

    /// <summary>The names of the secrets kept, in ordinal order.</summary>
    /// <exception cref="FaultException">The file could not be read.</exception>
    public Task<IReadOnlyList<string>> ListNamesAsync(CancellationToken cancellationToken) =>
        GuardAsync<IReadOnlyList<string>>(async () => [.. (await ReadAsync(cancellationToken)).Keys]);

    private async Task<SortedDictionary<string, string>> ReadAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
            return new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (!OwnerOnly.IsKept(path))
            throw Refused(
                $"'{path}' can be read by other users of this machine, so the secrets in it were not used. Run 'chmod 600' on it (on Windows remove the other users' rights), and replace the secrets if somebody may have read them."
            );
        await using var stream = new FileStream(path, new FileStreamOptions { Share = FileShare.ReadWrite | FileShare.Delete });
        try
        {
            var read = await JsonSerializer.DeserializeAsync<Dictionary<string, string>>(stream, cancellationToken: cancellationToken);
            return new SortedDictionary<string, string>(read ?? [], StringComparer.Ordinal);
        }
        catch (JsonException exception)
        {
            // The parser's message may quote the file, so only the place is told.
            throw Refused(
                $"'{path}' is not a JSON object of names and texts (line {exception.LineNumber + 1}), so no secret was read. Correct it, or delete it and set the secrets again."
            );
        }
    }

    private async Task WriteAsync(SortedDictionary<string, string> secrets, CancellationToken cancellationToken)
    {
        // Only one process writes at a time, so a killed one's file is simply written over.
        var temporary = path + ".new";
        File.Delete(temporary);
        await using (var stream = new FileStream(temporary, PrivateFiles.Options(FileMode.CreateNew, FileAccess.Write, FileShare.None)))
        {
            OwnerOnly.Protect(temporary);
            await JsonSerializer.SerializeAsync(stream, secrets, Indented, cancellationToken);
            stream.Flush(flushToDisk: true);
        }

        await PrivateFiles.ReplaceAsync(temporary, path, cancellationToken);
    }

    private static AskPersonFaultException Refused(string sentence) => new(FaultName.StateUnavailable, "Secrets", sentence);

    private static async Task<TResult> GuardAsync<TResult>(Func<Task<TResult>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (StateFault.IsFileError(exception))
        {
            throw StateFault.Unavailable("The secrets file", exception);
        }
    }
}
