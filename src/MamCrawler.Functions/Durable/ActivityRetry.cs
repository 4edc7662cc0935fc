using System.Net;
using Azure;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Orchestrations;
using Microsoft.DurableTask;

namespace MamCrawler.Functions.Durable;

/// <summary>When Durable calls an activity that threw again. A refusal never is (rules.md 1.4): more requests are no answer to one.</summary>
internal static class ActivityRetry
{
    /// <summary>Durable's options for ours; null for no repeats.</summary>
    public static TaskOptions? OptionsOf(RetryOptions? retry) =>
        retry is null
            ? null
            : TaskOptions.FromRetryPolicy(new RetryPolicy(retry.MaxAttempts, retry.FirstInterval, retry.BackoffCoefficient) { HandleFailure = MayBeRepeated });

    /// <summary>True when another call can end differently. The failure has crossed processes, so that it is known by its type's name, anywhere in its chain of causes.</summary>
    public static bool MayBeRepeated(TaskFailureDetails failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerFailure)
        {
            if (Names(cause.ErrorType) || Names(cause.ErrorMessage))
                return false;
        }

        return true;
    }

    /// <summary>True when what an activity threw must not be met with another call.</summary>
    public static bool IsFinal(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (
                cause
                is FaultException { Fault.Response: not FaultResponse.Wait }
                    or HttpRequestException { StatusCode: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden }
                    or RequestFailedException { Status: 401 or 403 }
            )
                return true;
        }

        return false;
    }

    private static bool Names(string? text) => text?.Contains(nameof(UnrepeatableActivityException), StringComparison.Ordinal) ?? false;
}
