using MamCrawler.Core.Orchestrations;
using MamCrawler.Functions.Durable;
using Microsoft.DurableTask;

namespace MamCrawler.Functions.Tests.Durable;

public sealed class ActivityRetryTests
{
    private static readonly string Refused = typeof(UnrepeatableActivityException).FullName!;

    [Fact]
    public void Options_OfOurs_AreDurables()
    {
        var policy = ActivityRetry.OptionsOf(new RetryOptions(3, TimeSpan.FromSeconds(5), 2))!.Retry!.Policy!;

        Assert.Equal((3, TimeSpan.FromSeconds(5), 2.0), (policy.MaxNumberOfAttempts, policy.FirstRetryInterval, policy.BackoffCoefficient));
        Assert.Null(ActivityRetry.OptionsOf(null));
    }

    [Fact]
    public void Failure_ThatMayBeRefused_IsNotRepeated_WhereverItStandsInTheChain()
    {
        var refused = new TaskFailureDetails(Refused, "'Work' is not repeated: 403.", null, null, null);
        var outside = new TaskFailureDetails("System.InvalidOperationException", "Outside.", null, refused, null);
        // What an older host hands on: the type is in the text alone.
        var inText = new TaskFailureDetails("(unknown)", $"Result: Failure Exception: {Refused}: 403.", null, null, null);

        Assert.All([refused, outside, inText], failure => Assert.False(ActivityRetry.MayBeRepeated(failure)));
    }

    [Fact]
    public void Failure_OfAnotherKind_IsRepeated() =>
        Assert.True(ActivityRetry.MayBeRepeated(new TaskFailureDetails("System.TimeoutException", "Late.", null, null, null)));
}
