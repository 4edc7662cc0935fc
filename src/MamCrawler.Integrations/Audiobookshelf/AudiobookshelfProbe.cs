using System.Text.Json;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Audiobookshelf;

/// <summary>Asks the server what it is, whom the key belongs to, and whether that user sees the library.</summary>
internal sealed class AudiobookshelfProbe(AudiobookshelfOptions options, AudiobookshelfApi api)
{
    private static readonly Version Oldest = new(2, 26);

    public async Task<ServiceProbe> RunAsync(CancellationToken cancellationToken)
    {
        var (details, advice) = (new List<string>(), new List<string>());
        var version = await StatusAsync(advice, cancellationToken);
        await UserAsync(details, advice, cancellationToken);
        await LibraryAsync(details, cancellationToken);
        return new ServiceProbe(AudiobookshelfApi.Service, version, details) { Advice = advice };
    }

    private async Task<string> StatusAsync(List<string> advice, CancellationToken cancellationToken)
    {
        using var status = AudiobookshelfRefusal.Demand(await api.StatusAsync(cancellationToken), "its status").ReadObject("its status");
        if (!string.Equals(status.RootElement.Text("app"), "audiobookshelf", StringComparison.OrdinalIgnoreCase))
            throw ShapeFault.Make(AudiobookshelfApi.Service, "the status of an Audiobookshelf server", "that of something else");
        if (status.RootElement.Flag("isInit") == false)
            throw AudiobookshelfRefusal.Refused("has no users yet. Open it in a browser and make the first one");
        var version = status.RootElement.Text("serverVersion") ?? "";
        if (Version.TryParse(version, out var parsed) && parsed < Oldest)
            advice.Add($"Version {version} is older than 2.26, which brought API keys: update the server.");
        return version;
    }

    private async Task UserAsync(List<string> details, List<string> advice, CancellationToken cancellationToken)
    {
        using var answer = AudiobookshelfRefusal.Demand(await api.AuthorizeAsync(cancellationToken), "its user").ReadObject("its user");
        if (answer.RootElement.Member("user") is not { ValueKind: JsonValueKind.Object } user)
            throw ShapeFault.Make(AudiobookshelfApi.Service, "the key's user", "an object without one");
        if (user.Flag("isActive") == false)
            throw AudiobookshelfRefusal.Refused("says that the key's user is not active. Activate the user, or use another user's key");
        details.Add($"The key is accepted; it acts as the user {user.Text("username") ?? "(unnamed)"} ({user.Text("type") ?? "unknown type"}).");
        if (user.Member("permissions") is { } permissions && permissions.Flag("accessAllTags") == false)
            advice.Add("The key's user sees only items with some tags: books it cannot see count as missing. Give it access to all tags.");
        if (user.Member("permissions") is { } rights && rights.Flag("accessExplicitContent") == false)
            advice.Add("The key's user does not see explicit items: such books count as missing. Give it access to explicit content.");
    }

    private async Task LibraryAsync(List<string> details, CancellationToken cancellationToken)
    {
        using var libraries = AudiobookshelfRefusal.Demand(await api.LibrariesAsync(cancellationToken), "the libraries").ReadObject("the libraries");
        var library = LibraryChoice.Choose(libraries.RootElement, options.LibraryId);
        var asked = $"the library {library.Name}";
        using var items = AudiobookshelfRefusal.Demand(await api.ItemsAsync(library.Id, 0, 1, cancellationToken), asked).ReadObject(asked);
        details.Add($"The library {library.Name} holds {items.RootElement.Whole("total") ?? 0} items.");
    }
}
