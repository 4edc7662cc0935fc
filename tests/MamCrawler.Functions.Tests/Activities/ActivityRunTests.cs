using System.Net;
using Azure;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Orchestrations;
using MamCrawler.Functions.Activities;
using MamCrawler.Functions.Durable;
using Moq;

namespace MamCrawler.Functions.Tests.Activities;

public sealed class ActivityRunTests
{
    private readonly CloudMock cloud = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<Exception> Final =>
        [
            new StopFaultException(FaultName.NotATorrent, "MyAnonamouse", "No torrent."),
            new AskPersonFaultException(FaultName.TrackerRefused, "MyAnonamouse", "Refused."),
            new HttpRequestException("No.", null, HttpStatusCode.Unauthorized),
            new HttpRequestException("No.", null, HttpStatusCode.Forbidden),
            new RequestFailedException(403, "No."),
            new InvalidOperationException("Outside.", new HttpRequestException("No.", null, HttpStatusCode.Forbidden)),
        ];

    public static TheoryData<Exception> Passing =>
        [
            new WaitFaultException(FaultName.StateUnavailable, "Azure Storage", "Later."),
            new HttpRequestException("Down.", null, HttpStatusCode.BadGateway),
            new RequestFailedException(503, "Busy."),
            new TimeoutException("Late."),
        ];

    [Fact]
    public async Task Run_ReturnsWhatTheActivityReturns()
    {
        Offer(input => Task.FromResult(input + 1));

        Assert.Equal(42, await RunAsync(41));
        cloud.VerifyHandedOver(Times.Never());
    }

    [Theory]
    [MemberData(nameof(Final), DisableDiscoveryEnumeration = true)]
    public async Task Run_WhatNoRepeatMends_LeavesUnderTheNameThatIsNotRepeated(Exception cause)
    {
        Offer(_ => throw cause);

        var thrown = await Assert.ThrowsAsync<UnrepeatableActivityException>(() => RunAsync(1));

        Assert.Contains(cause.Message, thrown.Message, StringComparison.Ordinal);
        Assert.Same(cause, thrown.InnerException);
    }

    [Theory]
    [MemberData(nameof(Passing), DisableDiscoveryEnumeration = true)]
    public async Task Run_WhatPasses_LeavesAsItIs(Exception cause)
    {
        Offer(_ => throw cause);

        Assert.Same(cause, await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(1)));
    }

    [Fact]
    public void Make_OfAnActivityThatCoreHasNot_IsABug() => Assert.Throws<InvalidOperationException>(() => new ActivityRegistry().Make<Work>());

    private Task<int> RunAsync(int input) => new ActivityRun(cloud.Source.Object).RunAsync<Work, int, int>(input, Token);

    private void Offer(Func<int, Task<int>> body) => cloud.Services.Setup(services => services.MakeActivity<Work>()).Returns(() => new Work(body));

    internal sealed class Work(Func<int, Task<int>> body) : IActivity<int, int>
    {
        public Task<int> RunAsync(int input, CancellationToken cancellationToken) => body(input);
    }
}
