using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MamCrawler.Tests.Programs;

/// <summary>A certificate authority made up for one test.</summary>
internal sealed class TestAuthority : IDisposable
{
    private const string ServerUsage = "1.3.6.1.5.5.7.3.1";
    private const string ClientUsage = "1.3.6.1.5.5.7.3.2";

    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();
    private readonly X509Certificate2 certificate;

    public TestAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        certificate = request.CreateSelfSigned(now.AddDays(-30), now.AddDays(30));
    }

    /// <summary>The authority in PEM, without its key.</summary>
    public string Pem => certificate.ExportCertificatePem();

    /// <summary>A server's certificate and key in PEM.</summary>
    public (string Certificate, string Key) IssueServer(string host = "127.0.0.1", bool expired = false)
    {
        using var issued = Issue("CN=server", ServerUsage, host, now.AddDays(expired ? -1 : 10));
        return (issued.ExportCertificatePem(), issued.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>A client's certificate and key as PFX in base64.</summary>
    public string IssueClient(bool expired = false, bool serverUsage = false, string? password = null)
    {
        using var issued = Issue("CN=client", serverUsage ? ServerUsage : ClientUsage, null, expired ? now.AddDays(-1) : now.AddDays(10));
        return Convert.ToBase64String(issued.Export(X509ContentType.Pkcs12, password));
    }

    public void Dispose() => certificate.Dispose();

    private X509Certificate2 Issue(string name, string usage, string? host, DateTimeOffset until)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        if (host is not null)
        {
            var names = new SubjectAlternativeNameBuilder();
            if (IPAddress.TryParse(host, out var address))
                names.AddIpAddress(address);
            else
                names.AddDnsName(host);
            request.CertificateExtensions.Add(names.Build());
        }
        using var signed = request.Create(certificate, now.AddDays(-20), until, Guid.NewGuid().ToByteArray());
        return signed.CopyWithPrivateKey(key);
    }
}
