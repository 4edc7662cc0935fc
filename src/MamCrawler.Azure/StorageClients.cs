using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using MamCrawler.Azure.Answers;

namespace MamCrawler.Azure;

/// <summary>The SDK's clients for one storage account, all with the same patience and, in Azure, the same identity.</summary>
public sealed class StorageClients
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(400);

    /// <summary>The emulator is asked as patiently as an account.</summary>
    private static readonly StorageOptions Patience = StorageOptions.OfAccount("emulator");

    /// <summary>Clients that sign in with an identity.</summary>
    /// <param name="options">Which account.</param>
    /// <param name="credential">Who asks.</param>
    /// <param name="transport">What carries the requests; null for the SDK's own.</param>
    /// <param name="policies">Seen by every request as it is sent, repeated ones included: for counting.</param>
    /// <exception cref="ArgumentException">The options cannot work.</exception>
    public StorageClients(
        StorageOptions options,
        TokenCredential credential,
        HttpPipelineTransport? transport = null,
        params IEnumerable<HttpPipelinePolicy> policies
    )
    {
        options.Check();
        var shared = policies.ToList();
        Tables = new TableServiceClient(options.Tables, credential, With(new TableClientOptions(), options, transport, shared));
        Documents = new BlobServiceClient(options.Blobs, credential, With(new BlobClientOptions(), options, transport, shared)).GetBlobContainerClient(
            options.Container
        );
        Queues = new QueueServiceClient(options.Queues, credential, With(new QueueClientOptions(), options, transport, shared));
    }

    /// <summary>Clients that sign with an account's key: for the emulator on this machine only.</summary>
    /// <exception cref="ArgumentException">The options cannot work, or name another machine.</exception>
    public StorageClients(StorageOptions options, string account, string key, params IEnumerable<HttpPipelinePolicy> policies)
    {
        options.Check();
        if (!options.Tables.IsLoopback || !options.Blobs.IsLoopback || !options.Queues.IsLoopback)
            throw new ArgumentException("An account's key is used with the emulator on this machine only; in Azure the identity signs in.", nameof(options));
        var shared = policies.ToList();
        var credential = new StorageSharedKeyCredential(account, key);
        Tables = new TableServiceClient(options.Tables, new TableSharedKeyCredential(account, key), With(new TableClientOptions(), options, null, shared));
        Documents = new BlobServiceClient(options.Blobs, credential, With(new BlobClientOptions(), options, null, shared)).GetBlobContainerClient(
            options.Container
        );
        Queues = new QueueServiceClient(options.Queues, credential, With(new QueueClientOptions(), options, null, shared));
    }

    /// <summary>Clients for the emulator on this machine, from a connection string such as <c>UseDevelopmentStorage=true</c>.</summary>
    /// <exception cref="ArgumentException">It is no connection string, or names another machine: in Azure the identity signs in.</exception>
    public StorageClients(string connectionString, params IEnumerable<HttpPipelinePolicy> policies)
    {
        var shared = policies.ToList();
        try
        {
            Tables = new TableServiceClient(connectionString, With(new TableClientOptions(), Patience, null, shared));
            Documents = new BlobServiceClient(connectionString, With(new BlobClientOptions(), Patience, null, shared)).GetBlobContainerClient(
                Patience.Container
            );
            Queues = new QueueServiceClient(connectionString, With(new QueueClientOptions(), Patience, null, shared));
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException)
        {
            // Not the reason itself: it may repeat the text, and a key with it.
            throw new ArgumentException("It is no connection string of a storage account.", nameof(connectionString));
        }

        if (!Tables.Uri.IsLoopback || !Documents.Uri.IsLoopback || !Queues.Uri.IsLoopback)
            throw new ArgumentException(
                "An account's key is used with the emulator on this machine only; in Azure the identity signs in.",
                nameof(connectionString)
            );
    }

    /// <summary>The account's tables.</summary>
    public TableServiceClient Tables { get; }

    /// <summary>The container of the documents.</summary>
    public BlobContainerClient Documents { get; }

    /// <summary>The account's queues.</summary>
    public QueueServiceClient Queues { get; }

    private static TOptions With<TOptions>(TOptions client, StorageOptions options, HttpPipelineTransport? transport, List<HttpPipelinePolicy> policies)
        where TOptions : ClientOptions
    {
        client.RetryPolicy = new BoundedRetry(options.MaximumRetries, FirstDelay);
        client.Retry.NetworkTimeout = options.Timeout;
        client.Diagnostics.IsLoggingEnabled = false;
        if (transport is not null)
            client.Transport = transport;
        policies.ForEach(policy => client.AddPolicy(policy, HttpPipelinePosition.PerRetry));
        return client;
    }
}
