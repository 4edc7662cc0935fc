using MamCrawler.Azure.Answers;
using MamCrawler.Core.Faults;

namespace MamCrawler.Azure.KeyVault;

/// <summary>
/// The named faults of a vault. What the vault wrote is left out of them (no inner exception): an answer, or a proxy's in its place, may quote the request with the secret.
/// </summary>
internal static class VaultFault
{
    private const string Service = "Key Vault";

    /// <summary>The fault; null for what is none of the vault's.</summary>
    public static FaultException? Of(string what, Uri vault, Exception exception, CancellationToken cancellationToken)
    {
        if (AzureAnswer.Of(exception, cancellationToken) is not { } answer)
            return null;
        var said = $"{what} ({vault.Host}: {answer.Word})";
        return answer.Kind switch
        {
            AzureAnswerKind.Unreachable => Wait(
                $"{said}, because the vault did not answer in time. It is tried again later; if it lasts, check the vault's name and its network rules."
            ),
            AzureAnswerKind.Throttled => Wait($"{said}, because the vault asked for fewer requests. It is tried again later."),
            AzureAnswerKind.Broken => Wait($"{said}, because the vault failed. It is tried again later."),
            AzureAnswerKind.NoIdentity => Ask(
                $"{said}, because this process has no identity that Azure knows. In the cloud give it the managed identity, elsewhere sign in with 'az login'."
            ),
            AzureAnswerKind.Refused => Ask(
                $"{said}, because the identity has no right to it, or the secret is disabled. Give the identity Key Vault Secrets User to read and Secrets Officer to write, and look at the secret and the vault's network rules."
            ),
            AzureAnswerKind.Conflict => Ask(
                $"{said}, because a deleted secret of this name still holds it. Recover it with 'az keyvault secret recover', then set it again."
            ),
            _ => new StopFaultException(FaultName.StateUnavailable, Service, $"{said}. Check the vault's address; a secret holds at most 25 KB."),
        };

        WaitFaultException Wait(string sentence) => new(FaultName.StateUnavailable, Service, sentence, answer.RetryAfter);

        AskPersonFaultException Ask(string sentence) => new(FaultName.StateUnavailable, Service, sentence);
    }
}
