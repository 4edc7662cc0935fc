using Azure.Core;
using Azure.Core.Pipeline;

namespace MamCrawler.Azure.Answers;

/// <summary>
/// Repeats a request as the SDK does, but never waits long for one: a service that asks to be left alone for more than <see cref="LongestWait"/> has the caller's work put off
/// (a named fault with its Retry-After) and not this process held up, which is paid by the second.
/// </summary>
internal sealed class BoundedRetry(int maximumRetries, TimeSpan firstDelay)
    : RetryPolicy(maximumRetries, DelayStrategy.CreateExponentialDelayStrategy(firstDelay, LongestWait))
{
    /// <summary>The longest wait between two tries.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    protected override bool ShouldRetry(HttpMessage message, Exception? exception) => !AsksForMore(message) && base.ShouldRetry(message, exception);

    protected override ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
        AsksForMore(message) ? ValueTask.FromResult(false) : base.ShouldRetryAsync(message, exception);

    private static bool AsksForMore(HttpMessage message) => message.HasResponse && AzureAnswer.WaitAskedFor(message.Response) > LongestWait;
}
