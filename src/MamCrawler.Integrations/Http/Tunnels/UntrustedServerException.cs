using System.Net.Security;
using System.Security.Authentication;

namespace MamCrawler.Integrations.Http.Tunnels;

/// <summary>The server's certificate was not accepted here, before anything was sent.</summary>
internal sealed class UntrustedServerException(SslPolicyErrors errors, Exception innerException)
    : AuthenticationException($"The server's certificate is not accepted: {errors}.", innerException);
