using Azure.Core;
using MamCrawler.Azure;

namespace MamCrawler.Functions.Settings;

/// <summary>The storage account of the state, as the Functions host is told of it: one account serves both.</summary>
/// <param name="Emulator">A connection string, for the emulator on this machine only.</param>
/// <param name="Options">The account's endpoints, signed in to with the identity.</param>
public sealed record StateAccount(string? Emulator, StorageOptions? Options)
{
    private const string Setting = "AzureWebJobsStorage";

    /// <summary>Reads where it is: <c>AzureWebJobsStorage</c> for the emulator, else <c>AzureWebJobsStorage__accountName</c> or its three addresses.</summary>
    /// <exception cref="ArgumentException">Nothing says where it is, or not in a way that works.</exception>
    public static StateAccount Read(IReadOnlyDictionary<string, string> environment)
    {
        if (environment.TryGetValue(Setting, out var emulator))
        {
            // Now and not at first use: a process that starts with it would work at nothing. It takes no connection to see.
            _ = new StorageClients(emulator);
            return new StateAccount(emulator, null);
        }

        if (environment.TryGetValue($"{Setting}__accountName", out var account))
            return Checked(StorageOptions.OfAccount(account));
        return Address("table") is { } tables && Address("blob") is { } blobs && Address("queue") is { } queues
            ? Checked(new StorageOptions(tables, blobs, queues))
            : throw new ArgumentException(
                $"Nothing says where the state is kept. Set {Setting}__accountName to the storage account's name, or {Setting} to 'UseDevelopmentStorage=true' for the emulator."
            );

        Uri? Address(string service) => environment.TryGetValue($"{Setting}__{service}ServiceUri", out var text) ? Absolute(text) : null;
    }

    /// <summary>Clients for it; nothing is asked yet.</summary>
    /// <param name="credential">Who asks; not used with the emulator.</param>
    /// <exception cref="ArgumentException">The connection string is none of the emulator's.</exception>
    public StorageClients Connect(Func<TokenCredential> credential) =>
        Emulator is { } emulator ? new StorageClients(emulator) : new StorageClients(Options!, credential());

    private static StateAccount Checked(StorageOptions options)
    {
        options.Check();
        return new StateAccount(null, options);
    }

    private static Uri Absolute(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : throw new ArgumentException($"'{text}' is no address of a storage service.");
}
