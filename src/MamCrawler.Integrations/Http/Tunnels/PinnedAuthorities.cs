using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MamCrawler.Integrations.Http.Tunnels;

/// <summary>Reads the pinned authorities of a tunnel.</summary>
internal static class PinnedAuthorities
{
    /// <summary>The certificates in PEM text, or in the PEM file at a path.</summary>
    /// <exception cref="CryptographicException">It holds no readable certificate.</exception>
    /// <exception cref="IOException">The file could not be read.</exception>
    internal static X509Certificate2Collection Read(string textOrPath)
    {
        var text = textOrPath.Contains("-----BEGIN", StringComparison.Ordinal) ? textOrPath : File.ReadAllText(textOrPath);
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPem(text);
        return certificates.Count > 0 ? certificates : throw new CryptographicException("No certificate in the PEM text.");
    }

    /// <summary>The end of a sentence that says why the authorities cannot be used; null when they can.</summary>
    internal static string? Problem(string textOrPath)
    {
        try
        {
            foreach (var certificate in Read(textOrPath))
                certificate.Dispose();
            return null;
        }
        catch (CryptographicException)
        {
            return "holds no certificate in PEM form.";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return "is neither PEM text nor a file that can be read.";
        }
    }
}
