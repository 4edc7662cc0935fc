using System.Text.Json;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Local.Settings;

namespace MamCrawler.Local.Secrets;

/// <summary>Secrets in one file that only its owner can read. Safe for several processes: writers queue at a lock file, readers see the old or the new file.</summary>
public sealed class FileSecretStore(DataFolder folder, TimeProvider timeProvider) : ISecretStore
{
    private const int MaximumBytes = 1024 * 1024;
    private const int LockAttempts = 200;
    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(50);

    /// <inheritdoc />
    public Task<Secret?> GetAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult(Read().TryGetValue(name, out var value) ? new Secret(value) : null);

    /// <inheritdoc />
    public async Task SetAsync(string name, Secret value, CancellationToken cancellationToken)
    {
        SecretName.Check(name);
        try
        {
            folder.Create();
            await using var held = await LockAsync(cancellationToken);
            var secrets = Read();
            secrets[name] = value.Reveal();
            OwnerOnlyFile.Replace(folder.SecretsFile, JsonSerializer.SerializeToUtf8Bytes(secrets, SettingsJson.Options));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Fault($"The secret '{name}' could not be kept: {folder.SecretsFile} cannot be written. Check the folder's permissions and the free space.", exception);
        }
    }

    /// <summary>The names of all secrets, in ordinal order.</summary>
    /// <exception cref="FaultException">The file cannot be read.</exception>
    public IReadOnlyList<string> ListNames() => [.. Read().Keys];

    private static AskPersonFaultException Fault(string sentence, Exception? inner = null) => new(FaultName.NotConfigured, "Secrets", sentence, inner);

    private SortedDictionary<string, string> Read()
    {
        try
        {
            if (!File.Exists(folder.SecretsFile))
            {
                return new SortedDictionary<string, string>(StringComparer.Ordinal);
            }

            if (!OwnerOnlyFile.IsOwnerOnly(folder.SecretsFile))
            {
                throw Fault($"{folder.SecretsFile} can be read by others, so it is not used. Take their access away (on Linux: chmod 600), and change the secrets if others may have seen them.");
            }

            if (new FileInfo(folder.SecretsFile).Length > MaximumBytes)
            {
                throw Fault($"{folder.SecretsFile} is larger than 1 MiB, so it is no file of secrets. Move it away and set the secrets again.");
            }

            var secrets = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(folder.SecretsFile), SettingsJson.Options) ?? [];
            return new SortedDictionary<string, string>(secrets, StringComparer.Ordinal);
        }
        catch (JsonException)
        {
            // Its message could quote a piece of the file.
            throw Fault($"{folder.SecretsFile} cannot be read as a file of secrets. Move it away and set the secrets again with 'mamcrawler secret set'.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Fault($"{folder.SecretsFile} could not be opened. Check that it belongs to the user who runs this program.", exception);
        }
    }

    private async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return OwnerOnlyFile.Open(folder.SecretsFile + ".lock", FileMode.OpenOrCreate, FileShare.None);
            }
            catch (IOException) when (attempt < LockAttempts)
            {
                await Task.Delay(LockPause, timeProvider, cancellationToken);
            }
        }
    }
}
