using System.Net;
using MamCrawler.Core.Faults;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace MamCrawler.Integrations.Http;

/// <summary>
/// Builds the pipelines around a request. Only what may pass by itself is repeated: no connection, no answer in time, 408, 429, 5xx. A refusal
/// (401, 403) never is (rules.md 1.4), and neither is anything that is not idempotent. Waits run on the given clock.
/// </summary>
public static class ServiceResilience
{
    /// <summary>The circuit breaker alone, for requests that must not be repeated.</summary>
    public static ResiliencePipeline<ServiceAnswer> Once(ServiceProfile profile, TimeProvider time, CircuitBreakerStateProvider? state = null) =>
        Builder(time).AddCircuitBreaker(Breaker(profile, state)).Build();

    /// <summary>Repetition around an existing pipeline, for idempotent requests.</summary>
    public static ResiliencePipeline<ServiceAnswer> Repeated(ServiceProfile profile, TimeProvider time, ResiliencePipeline<ServiceAnswer> once)
    {
        var builder = Builder(time);
        if (profile.Tries > 1)
            builder.AddRetry(Retry(profile));
        return builder.AddPipeline(once).Build();
    }

    /// <summary>True for an answer that may be another one next time.</summary>
    public static bool IsTransient(HttpStatusCode status) => status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500;

    private static ResiliencePipelineBuilder<ServiceAnswer> Builder(TimeProvider time) => new() { TimeProvider = time };

    private static RetryStrategyOptions<ServiceAnswer> Retry(ServiceProfile profile)
    {
        var random = new Random(profile.Seed);
        return new RetryStrategyOptions<ServiceAnswer>
        {
            MaxRetryAttempts = Math.Clamp(profile.Tries - 1, 1, 2),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = profile.FirstWait,
            MaxDelay = profile.LongestWait,
            Randomizer = () =>
            {
                lock (random)
                    return random.NextDouble();
            },
            ShouldHandle = arguments =>
                ValueTask.FromResult(
                    arguments.Outcome switch
                    {
                        { Exception: WaitFaultException { Fault.RetryAfter: null } } => true,
                        { Result: { } answer } => IsTransient(answer.Status) && !(answer.RetryAfter > profile.LongestWait),
                        _ => false,
                    }
                ),
            DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result?.RetryAfter),
        };
    }

    private static CircuitBreakerStrategyOptions<ServiceAnswer> Breaker(ServiceProfile profile, CircuitBreakerStateProvider? state) =>
        new()
        {
            FailureRatio = 0.9,
            MinimumThroughput = Math.Max(2, profile.FailuresToBreak),
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDuration = profile.BreakFor,
            StateProvider = state,
            // 429 is an answer of a service that is well; only silence and 5xx count.
            ShouldHandle = static arguments =>
                ValueTask.FromResult(
                    arguments.Outcome is { Exception: WaitFaultException } || arguments.Outcome.Result is { } answer && (int)answer.Status >= 500
                ),
        };
}
