namespace MamCrawler.Integrations.Http.Tunnels;

/// <summary>A header that every request through a tunnel carries, such as a Cloudflare Access token.</summary>
/// <param name="Name">The header's name.</param>
/// <param name="SecretName">The name of the secret that is its value.</param>
public sealed record TunnelHeader(string Name, string SecretName);
