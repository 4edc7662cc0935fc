using MamCrawler.Core.Faults;
using MamCrawler.Functions.Queues;
using Microsoft.Extensions.Logging;
using Moq;

namespace MamCrawler.Functions.Tests.Queues;

public sealed class PushFunctionsTests : IDisposable
{
    private readonly CloudMock cloud = new();
    private readonly RecordingLoggers loggers = new();
    private readonly PushFunctions functions;

    public PushFunctionsTests() => functions = new PushFunctions(cloud.Source.Object, loggers.CreateLogger<PushFunctions>());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => loggers.Dispose();

    [Fact]
    public async Task Push_Message_PushesItsDownloadAndHandsTheLaneOver()
    {
        await functions.PushTorrentAsync("mam-1", Token);

        cloud.Services.Verify(services => services.PushAsync("mam-1", Token), Times.Once);
        cloud.VerifyHandedOver(Times.Once());
    }

    [Fact]
    public async Task Push_NamedFault_EndsNormally_TheSweepSendsTheRowAgain()
    {
        cloud
            .Services.Setup(services => services.PushAsync("mam-1", Token))
            .ThrowsAsync(new WaitFaultException(FaultName.StateUnavailable, "Azure Storage", "The state could not be read."));

        await functions.PushTorrentAsync("mam-1", Token);

        Assert.Single(loggers.Lines, line => line.Text.StartsWith("ServiceFault", StringComparison.Ordinal));
        cloud.VerifyHandedOver(Times.Once());
    }

    [Fact]
    public async Task Push_SecretsOutOfReach_EndsNormally()
    {
        cloud
            .Source.Setup(source => source.GetAsync(Token))
            .ThrowsAsync(new AskPersonFaultException(FaultName.StateUnavailable, "Key Vault", "The vault refused."));

        await functions.PushTorrentAsync("mam-1", Token);

        Assert.Contains(loggers.Lines, line => line.Text.Contains("The vault refused.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Push_Bug_IsTheHostsToRepeat_AndTheLaneIsHandedOverAllTheSame()
    {
        cloud.Services.Setup(services => services.PushAsync("mam-1", Token)).ThrowsAsync(new InvalidOperationException("A bug."));

        await Assert.ThrowsAsync<InvalidOperationException>(() => functions.PushTorrentAsync("mam-1", Token));

        Assert.Equal("PushBug message=mam-1 times=unknown", Assert.Single(loggers.Lines).Text);
        cloud.VerifyHandedOver(Times.Once());
    }

    [Fact]
    public async Task Poison_Message_IsGivenUpWithItsCount()
    {
        await functions.PushTorrentPoisonAsync("mam-1", Token);

        cloud.Services.Verify(services => services.GiveUpPushAsync("mam-1", 5, Token), Times.Once);
    }

    [Fact]
    public async Task Poison_ThatCannotBeDealtWith_StaysInItsQueue()
    {
        cloud
            .Services.Setup(services => services.GiveUpPushAsync("mam-1", 5, Token))
            .ThrowsAsync(new WaitFaultException(FaultName.StateUnavailable, "Azure Storage", "The state could not be written."));

        await Assert.ThrowsAsync<WaitFaultException>(() => functions.PushTorrentPoisonAsync("mam-1", Token));
    }
}
