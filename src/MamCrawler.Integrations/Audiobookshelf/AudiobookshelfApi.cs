using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Audiobookshelf;

/// <summary>The requests of the 2.36 API that this program makes. Addresses are relative, so that a path prefix stays.</summary>
internal sealed class AudiobookshelfApi(AudiobookshelfOptions options, HttpClient http, ISecretStore secrets, TimeProvider time)
{
    public const string Service = "Audiobookshelf";

    private readonly ServiceClient _client = new(
        http,
        new ServiceProfile
        {
            Service = Service,
            Unreachable = FaultName.LibraryUnreachable,
            Advice = "Check that it runs and that address and tunnel are right; it is tried again by itself, and nothing is downloaded meanwhile.",
            AttemptTimeout = options.Timeout,
            MaxBodyBytes = options.MaxBodyBytes,
        },
        null,
        time
    );

    public long Requests => _client.Requests;

    public Task<ServiceAnswer> StatusAsync(CancellationToken cancellationToken) => SendAsync(HttpMethod.Get, "status", null, null, cancellationToken);

    public async Task<ServiceAnswer> AuthorizeAsync(CancellationToken cancellationToken) =>
        await SendAsync(HttpMethod.Post, "api/authorize", null, await KeyAsync(cancellationToken), cancellationToken);

    public async Task<ServiceAnswer> LibrariesAsync(CancellationToken cancellationToken) =>
        await SendAsync(HttpMethod.Get, "api/libraries", null, await KeyAsync(cancellationToken), cancellationToken);

    public async Task<ServiceAnswer> ItemsAsync(string libraryId, int page, int limit, CancellationToken cancellationToken)
    {
        // Sorted by the moment of adding, what arrives while we read comes last and moves nothing.
        var target = $"api/libraries/{Uri.EscapeDataString(libraryId)}/items?limit={limit}&page={page}&sort=addedAt&minified=1";
        return await SendAsync(HttpMethod.Get, target, null, await KeyAsync(cancellationToken), cancellationToken);
    }

    public async Task<ServiceAnswer> BatchAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        await SendAsync(HttpMethod.Post, "api/items/batch/get", new { libraryItemIds = ids }, await KeyAsync(cancellationToken), cancellationToken);

    public async Task<ServiceAnswer> NewestAsync(string libraryId, int page, int limit, CancellationToken cancellationToken)
    {
        var target = $"api/libraries/{Uri.EscapeDataString(libraryId)}/items?limit={limit}&page={page}&sort=addedAt&desc=1&minified=1";
        return await SendAsync(HttpMethod.Get, target, null, await KeyAsync(cancellationToken), cancellationToken);
    }

    public async Task<ServiceAnswer> SearchAsync(string libraryId, string words, int limit, CancellationToken cancellationToken)
    {
        var target = $"api/libraries/{Uri.EscapeDataString(libraryId)}/search?q={Uri.EscapeDataString(words)}&limit={limit}";
        return await SendAsync(HttpMethod.Get, target, null, await KeyAsync(cancellationToken), cancellationToken);
    }

    public async Task<ServiceAnswer> ScanAsync(string libraryId, CancellationToken cancellationToken) =>
        await SendAsync(HttpMethod.Post, $"api/libraries/{Uri.EscapeDataString(libraryId)}/scan", null, await KeyAsync(cancellationToken), cancellationToken);

    /// <summary>Changes an item. Sent once: between two tries a person may have written.</summary>
    public async Task<ServiceAnswer> PatchMediaAsync(string itemId, object media, CancellationToken cancellationToken) =>
        await SendAsync(HttpMethod.Patch, $"{Item(itemId)}/media", media, await KeyAsync(cancellationToken), cancellationToken, idempotent: false);

    /// <summary>Has the server load a cover.</summary>
    public async Task<ServiceAnswer> PostCoverAsync(string itemId, string address, CancellationToken cancellationToken) =>
        await SendAsync(
            HttpMethod.Post,
            $"{Item(itemId)}/cover",
            new { url = address },
            await KeyAsync(cancellationToken),
            cancellationToken,
            idempotent: false
        );

    public async Task<ServiceAnswer> DeleteCoverAsync(string itemId, CancellationToken cancellationToken) =>
        await SendAsync(HttpMethod.Delete, $"{Item(itemId)}/cover", null, await KeyAsync(cancellationToken), cancellationToken, idempotent: false);

    /// <summary>The cover as it was loaded.</summary>
    public async Task<ServiceAnswer> CoverAsync(string itemId, CancellationToken cancellationToken) =>
        await SendAsync(HttpMethod.Get, $"{Item(itemId)}/cover?raw=1", null, await KeyAsync(cancellationToken), cancellationToken);

    private static string Item(string itemId) => $"api/items/{Uri.EscapeDataString(itemId)}";

    // Every other request may be repeated: all but the scan only read, and a scan that is under way takes no second.
    private Task<ServiceAnswer> SendAsync(
        HttpMethod method,
        string target,
        object? body,
        Secret? key,
        CancellationToken cancellationToken,
        bool idempotent = true
    ) =>
        _client.SendAsync(
            () =>
            {
                var request = new HttpRequestMessage(method, Target(target));
                request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
                if (key is not null)
                    request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key.Reveal()}");
                if (body is not null)
                    request.Content = JsonContent.Create(body, options: JsonSerializerOptions.Web);
                return request;
            },
            idempotent,
            cancellationToken
        );

    private Uri Target(string relative) =>
        http.BaseAddress is null ? new Uri(new Uri(options.BaseAddress.AbsoluteUri.TrimEnd('/') + "/"), relative) : new Uri(relative, UriKind.Relative);

    private async Task<Secret> KeyAsync(CancellationToken cancellationToken) =>
        await secrets.GetAsync(options.ApiKeySecret, cancellationToken) is { } key && !string.IsNullOrWhiteSpace(key.Reveal())
            ? key
            : throw new AskPersonFaultException(
                FaultName.NotConfigured,
                Service,
                $"There is no API key for {Service}, so the library cannot be read. Make one in its settings and keep it with: mamcrawler secret set {options.ApiKeySecret}"
            );
}
