using System.Text.Json;
using Azure.Storage.Queues;
using MamCrawler.Azure.Queues;
using MamCrawler.Core.Downloads.Pushing;

namespace MamCrawler.Azure.Tests.Queues;

/// <summary>The queue's client and <c>host.json</c> agree about what a message looks like, or the host could read none.</summary>
public sealed class HostJsonTests(Azurite azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Message_OfOurQueue_IsReadByAClientWithTheHostsEncoding()
    {
        var host = JsonDocument.Parse(await File.ReadAllTextAsync(FindHostJson(), Token)).RootElement;
        var encoding = host.GetProperty("extensions").GetProperty("queues").GetProperty("messageEncoding").GetString();
        var service = azurite.Connect().Queues;
        var name = "q" + Guid.NewGuid().ToString("N");
        await new StorageWorkQueue(service, TimeProvider.System).SendAsync(name, "mam-4711", null, Token);

        var received = (await service.GetQueueClient(name).ReceiveMessageAsync(cancellationToken: Token)).Value.MessageText;

        var encoded = Enum.Parse<QueueMessageEncoding>(encoding!, ignoreCase: true);
        Assert.Equal(QueueMessageEncoding.Base64, encoded);
        Assert.Equal("mam-4711", System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(received)));
        Assert.Equal("push-torrent-poison", PoisonedPush.Queue);
    }

    private static string FindHostJson()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "host.json");
            if (File.Exists(file) && File.Exists(Path.Combine(folder.FullName, "global.json")))
                return file;
        }

        throw new FileNotFoundException("host.json does not stand at the root of the repository.");
    }
}
