using MamCrawler.Core.Orchestrations;
using MamCrawler.Functions.Durable;
using Microsoft.DurableTask;
using Moq;

namespace MamCrawler.Functions.Tests.Durable;

public sealed class DurableOrchestrationContextTests
{
    private readonly Mock<TaskOrchestrationContext> durable = new();
    private readonly DurableOrchestrationContext context;

    public DurableOrchestrationContextTests() => context = new DurableOrchestrationContext(durable.Object);

    [Fact]
    public void Clock_IsUtcWhateverDurableSays()
    {
        durable.SetupGet(made => made.CurrentUtcDateTime).Returns(new DateTime(2026, 11, 20, 1, 2, 3, DateTimeKind.Unspecified));

        Assert.Equal(new DateTimeOffset(2026, 11, 20, 1, 2, 3, TimeSpan.Zero), context.CurrentUtcDateTime);
    }

    [Fact]
    public async Task Activity_IsCalledByNameWithThePolicy()
    {
        TaskOptions? options = null;
        durable
            .Setup(made => made.CallActivityAsync<int>(It.Is<TaskName>(name => name.Name == "FindGaps"), "input", It.IsAny<TaskOptions>()))
            .Callback((TaskName _, object? _, TaskOptions? given) => options = given)
            .ReturnsAsync(7);

        Assert.Equal(7, await context.CallActivityAsync<int>("FindGaps", "input", new RetryOptions(2, TimeSpan.FromSeconds(1))));

        Assert.Equal(2, options!.Retry!.Policy!.MaxNumberOfAttempts);
    }

    [Fact]
    public async Task Part_HasTheIdThatIsAskedFor_OrOneOfDurables()
    {
        List<TaskOptions?> options = [];
        durable
            .Setup(made => made.CallSubOrchestratorAsync<int>(It.Is<TaskName>(name => name.Name == "Part"), 1, It.IsAny<TaskOptions>()))
            .Callback((TaskName _, object? _, TaskOptions? given) => options.Add(given))
            .ReturnsAsync(1);

        await context.CallSubOrchestratorAsync<int>("Part", 1, "mine");
        await context.CallSubOrchestratorAsync<int>("Part", 1);

        Assert.Equal("mine", Assert.IsType<SubOrchestrationOptions>(options[0]).InstanceId);
        Assert.Null(options[1]);
    }

    [Fact]
    public async Task Failure_IsToldAsOurs()
    {
        var details = new TaskFailureDetails("System.TimeoutException", "Late.", null, null, null);
        durable
            .Setup(made => made.CallActivityAsync<int>(It.IsAny<TaskName>(), It.IsAny<object>(), It.IsAny<TaskOptions>()))
            .ThrowsAsync(new TaskFailedException("Work", 1, details));

        var failure = await Assert.ThrowsAsync<ActivityFailedException>(() => context.CallActivityAsync<int>("Work", 1));

        Assert.Equal(("Work", "System.TimeoutException"), (failure.Name, failure.ErrorType));
    }

    [Fact]
    public async Task Timer_IsSetInUtc()
    {
        var at = new DateTimeOffset(2026, 11, 20, 3, 0, 0, TimeSpan.FromHours(2));

        await context.CreateTimer(at, CancellationToken.None);

        durable.Verify(made => made.CreateTimer(new DateTime(2026, 11, 20, 1, 0, 0, DateTimeKind.Utc), CancellationToken.None), Times.Once);
    }
}
