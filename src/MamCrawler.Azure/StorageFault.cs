using MamCrawler.Azure.Answers;
using MamCrawler.Core.Faults;

namespace MamCrawler.Azure;

/// <summary>The named faults of a storage account.</summary>
internal static class StorageFault
{
    private const string Service = "Azure Storage";

    /// <summary>The fault; null for what is none of the account's.</summary>
    public static FaultException? Of(string what, Exception exception, CancellationToken cancellationToken)
    {
        if (AzureAnswer.Of(exception, cancellationToken) is not { } answer)
            return null;
        var said = $"{what} could not be read or written ({answer.Word})";
        return answer.Kind switch
        {
            AzureAnswerKind.Throttled => Wait($"{said}, because the storage account asked for fewer requests. It is tried again later."),
            AzureAnswerKind.NoIdentity => Ask(
                $"{said}, because this process has no identity that Azure knows. Give the app its user-assigned identity and the identity's client id as a setting."
            ),
            AzureAnswerKind.Refused => Ask(
                $"{said}, because the identity has no right to it. Give it the data roles for blobs, queues and tables on the account, and check the account's network rules."
            ),
            AzureAnswerKind.Malformed => new StopFaultException(
                FaultName.StateUnavailable,
                Service,
                $"{said}: the storage account did not take the request. Nothing was changed; report it with this sentence.",
                exception
            ),
            _ => Wait($"{said}. It is tried again later; if it lasts, check the account's endpoints and its network rules."),
        };

        WaitFaultException Wait(string sentence) => new(FaultName.StateUnavailable, Service, sentence, answer.RetryAfter, exception);

        AskPersonFaultException Ask(string sentence) => new(FaultName.StateUnavailable, Service, sentence, exception);
    }
}
