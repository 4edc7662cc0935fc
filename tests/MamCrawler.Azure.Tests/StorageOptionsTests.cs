using MamCrawler.Azure.Stubs;

namespace MamCrawler.Azure.Tests;

public sealed class StorageOptionsTests
{
    private static readonly StorageOptions Good = StorageOptions.OfAccount("account");

    public static TheoryData<StorageOptions> Bad =>
        new(
            Good with
            {
                Tables = new Uri("http://account.table.core.windows.net/"),
            },
            Good with
            {
                Blobs = new Uri("https://account.blob.core.windows.net/?sig=x"),
            },
            Good with
            {
                Queues = new Uri("https://user:key@account.queue.core.windows.net/"),
            },
            Good with
            {
                Tables = new Uri("relative", UriKind.Relative),
            },
            Good with
            {
                Timeout = TimeSpan.Zero,
            },
            Good with
            {
                MaximumRetries = 6,
            }
        );

    [Theory]
    [MemberData(nameof(Bad), DisableDiscoveryEnumeration = true)]
    public void Clients_OptionThatCannotWork_IsRefused(StorageOptions options) =>
        Assert.Throws<ArgumentException>(() => new StorageClients(options, new StubCredential()));

    [Fact]
    public void Clients_KeyForAnotherMachine_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new StorageClients(Good, "account", Convert.ToBase64String(new byte[16])));
}
