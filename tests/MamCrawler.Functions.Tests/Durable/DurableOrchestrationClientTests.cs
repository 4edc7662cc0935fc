using DurableTask.Core.Exceptions;
using MamCrawler.Core.Orchestrations;
using MamCrawler.Functions.Durable;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Moq;

namespace MamCrawler.Functions.Tests.Durable;

public sealed class DurableOrchestrationClientTests
{
    private readonly Mock<DurableTaskClient> durable = new("test");
    private readonly DurableOrchestrationClient client;

    public DurableOrchestrationClientTests()
    {
        var scope = new DurableClientScope();
        scope.Enter(durable.Object);
        client = new DurableOrchestrationClient(scope);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_NamesTheStatusesThatStandInTheWay()
    {
        StartOrchestrationOptions? options = null;
        durable
            .Setup(made => made.ScheduleNewOrchestrationInstanceAsync("ScanLibrary", "input", It.IsAny<StartOrchestrationOptions>(), Token))
            .Callback((TaskName _, object? _, StartOrchestrationOptions? given, CancellationToken _) => options = given)
            .ReturnsAsync("scan");

        Assert.True(await client.StartAsync("ScanLibrary", "scan", "input", Token));

        Assert.Equal("scan", options!.InstanceId);
        Assert.Equal(["Pending", "Running", "Suspended"], options.DedupeStatuses!.Order());
    }

    [Fact]
    public async Task Start_OneExistsAlready_IsNoError()
    {
        durable
            .Setup(made => made.ScheduleNewOrchestrationInstanceAsync("ScanLibrary", null, It.IsAny<StartOrchestrationOptions>(), Token))
            .ThrowsAsync(new OrchestrationAlreadyExistsException("It runs."));

        Assert.False(await client.StartAsync("ScanLibrary", "scan", null, Token));
    }

    [Theory]
    [InlineData(OrchestrationRuntimeStatus.Pending, OrchestrationStatus.Pending)]
    [InlineData(OrchestrationRuntimeStatus.Running, OrchestrationStatus.Running)]
    [InlineData(OrchestrationRuntimeStatus.Suspended, OrchestrationStatus.Running)]
    [InlineData(OrchestrationRuntimeStatus.Completed, OrchestrationStatus.Completed)]
    [InlineData(OrchestrationRuntimeStatus.Failed, OrchestrationStatus.Failed)]
    [InlineData(OrchestrationRuntimeStatus.Terminated, OrchestrationStatus.Failed)]
    public async Task GetState_ReadsEveryStatus(OrchestrationRuntimeStatus status, OrchestrationStatus expected)
    {
        var metadata = new OrchestrationMetadata("ScanLibrary", "scan")
        {
            RuntimeStatus = status,
            SerializedCustomStatus = "{}",
            SerializedOutput = "\"out\"",
        };
        durable.Setup(made => made.GetInstancesAsync("scan", true, Token)).ReturnsAsync(metadata);
        durable.Setup(made => made.GetInstanceAsync("scan", true, Token)).ReturnsAsync(metadata);

        var state = await client.GetStateAsync("scan", Token);

        Assert.Equal((expected, "{}"), (state!.Status, state.CustomStatus));
        Assert.Equal(expected == OrchestrationStatus.Failed, state.Output != "\"out\"");
    }
}
