using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;

namespace MamCrawler.Integrations.Http.Tunnels;

/// <summary>The secrets of a tunnel as they were when they were read.</summary>
internal sealed class TunnelCredentials(IReadOnlyList<KeyValuePair<string, string>> headers, X509Certificate2? certificate, string fingerprint) : IDisposable
{
    internal IReadOnlyList<KeyValuePair<string, string>> Headers { get; } = headers;

    internal X509Certificate2? Certificate { get; } = certificate;

    /// <summary>Tells one reading from another without keeping the values.</summary>
    internal string Fingerprint { get; } = fingerprint;

    internal static async Task<TunnelCredentials> ReadAsync(
        TunnelOptions options,
        TunnelTarget target,
        ISecretStore secrets,
        CancellationToken cancellationToken
    )
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var headers = new List<KeyValuePair<string, string>>(options.Headers.Count);
        foreach (var header in options.Headers)
            headers.Add(new(header.Name, CheckHeader(header, target, await RequireAsync(header.SecretName))));
        var file = options.ClientCertificateSecret is { } name ? await RequireAsync(name) : null;
        var password = options.ClientCertificatePasswordSecret is { } passwordName ? await RequireAsync(passwordName) : null;
        var certificate = file is null ? null : Load(file, password, options.ClientCertificateSecret!, target);
        return new TunnelCredentials(headers, certificate, Convert.ToHexString(digest.GetHashAndReset()));

        async Task<string> RequireAsync(string secretName)
        {
            var value =
                (await secrets.GetAsync(secretName, cancellationToken))?.Reveal()
                ?? throw new AskPersonFaultException(
                    FaultName.NotConfigured,
                    target.Service,
                    $"The secret '{secretName}', which the tunnel to {target.Service} needs, is not in the secret store; nothing is sent. Set it with 'secret set {secretName}'."
                );
            digest.AppendData(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(value)));
            return value;
        }
    }

    private static string CheckHeader(TunnelHeader header, TunnelTarget target, string value) =>
        value.Trim() is { Length: > 0 } trimmed && trimmed.All(letter => letter is >= ' ' and <= '~')
            ? trimmed
            : throw new AskPersonFaultException(
                FaultName.NotConfigured,
                target.Service,
                $"The secret '{header.SecretName}' for the header {header.Name} is empty or holds characters that no header may hold; nothing is sent. Set it again."
            );

    private static X509Certificate2 Load(string file, string? password, string secretName, TunnelTarget target)
    {
        // An ephemeral key never touches the disk, but Windows' TLS cannot use one and macOS does not know them.
        var storage = OperatingSystem.IsLinux() ? X509KeyStorageFlags.EphemeralKeySet : X509KeyStorageFlags.DefaultKeySet;
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12(Convert.FromBase64String(file.Trim()), password, storage);
            if (certificate.HasPrivateKey)
                return certificate;
            certificate.Dispose();
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            throw Unreadable(secretName, target, exception);
        }
        throw Unreadable(secretName, target, null);
    }

    private static AskPersonFaultException Unreadable(string secretName, TunnelTarget target, Exception? inner) =>
        new(
            FaultName.NotConfigured,
            target.Service,
            $"The secret '{secretName}' is not a PFX file in base64 with a private key, or its password is wrong; nothing is sent to {target.Service}. "
                + "Export certificate and key as PFX, encode it in base64 and set the secret again.",
            inner
        );

    public void Dispose() => Certificate?.Dispose();
}
