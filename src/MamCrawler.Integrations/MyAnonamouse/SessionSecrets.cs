using System.Security.Cryptography;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>The two secrets of the session: the seed that the user set, and the key that the stored rotation is encrypted with.</summary>
internal sealed class SessionSecrets(ISecretStore store, MyAnonamouseOptions options)
{
    /// <summary>The seed, without what people paste around it; null when there is none.</summary>
    /// <exception cref="AskPersonFaultException"><see cref="FaultName.NotConfigured"/>: it cannot be a cookie's value.</exception>
    public async Task<string?> SeedAsync(CancellationToken cancellationToken)
    {
        if ((await store.GetAsync(options.SessionSecret, cancellationToken))?.Reveal().Trim().TrimEnd(';') is not { Length: > 0 } seed)
            return null;
        var prefix = SessionCookie.Name + "=";
        var value = seed.StartsWith(prefix, StringComparison.Ordinal) ? seed[prefix.Length..] : seed;
        return SessionCookie.IsValid(value)
            ? value
            : throw Missing($"The secret '{options.SessionSecret}' is no cookie value: it holds blanks, quotes or other characters that no session has.");
    }

    /// <summary>Replaces the seed by a newer value of the same session.</summary>
    public Task KeepSeedAsync(Secret value, CancellationToken cancellationToken) => store.SetAsync(options.SessionSecret, value, cancellationToken);

    /// <summary>The cipher of the stored rotation; its key is made when there is none.</summary>
    /// <exception cref="AskPersonFaultException"><see cref="FaultName.NotConfigured"/>: what is stored is no key.</exception>
    public async Task<SessionCipher> CipherAsync(CancellationToken cancellationToken)
    {
        if (await store.GetAsync(options.SessionKeySecret, cancellationToken) is not { } kept)
        {
            kept = new Secret(Convert.ToBase64String(RandomNumberGenerator.GetBytes(SessionCipher.KeyBytes)));
            await store.SetAsync(options.SessionKeySecret, kept, cancellationToken);
        }

        var key = new byte[SessionCipher.KeyBytes];
        return Convert.TryFromBase64String(kept.Reveal().Trim(), key, out var length) && length == key.Length
            ? new SessionCipher(key)
            : throw Missing($"The secret '{options.SessionKeySecret}' is no key of {SessionCipher.KeyBytes} bytes in base64; delete it and a new one is made.");
    }

    /// <summary>There is nothing to ask the tracker with.</summary>
    public AskPersonFaultException NoSession(bool unreadable) =>
        Missing(
            unreadable
                ? $"The stored tracker session cannot be decrypted, and the secret '{options.SessionSecret}' is not there to begin again."
                : $"There is no tracker session: the secret '{options.SessionSecret}' is not set."
        );

    private static AskPersonFaultException Missing(string what) =>
        new(
            FaultName.NotConfigured,
            MyAnonamouseOptions.Service,
            $"{what} Make a session on the site (Preferences, Security) for this program alone, and set its mam_id as that secret.",
            cause: nameof(SessionCondition.Missing)
        );
}
