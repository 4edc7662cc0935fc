using Azure.Core;
using Azure.Identity;

namespace MamCrawler.Azure.Stubs;

/// <summary>A signed-in identity, or one the directory does not know.</summary>
internal sealed class StubCredential(bool isKnown = true) : TokenCredential
{
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => isKnown
        ? new AccessToken("token", TimeProvider.System.GetUtcNow().AddHours(1))
        : throw new CredentialUnavailableException("No identity was found.");

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        ValueTask.FromResult(GetToken(requestContext, cancellationToken));
}
