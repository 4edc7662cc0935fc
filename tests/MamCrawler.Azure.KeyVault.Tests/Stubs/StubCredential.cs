using Azure.Core;

namespace MamCrawler.Azure.Stubs;

/// <summary>A signed-in identity, or one that cannot sign in.</summary>
internal sealed class StubCredential(Exception? failure = null) : TokenCredential
{
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        failure is null ? new AccessToken("token", TimeProvider.System.GetUtcNow().AddHours(1)) : throw failure;

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        ValueTask.FromResult(GetToken(requestContext, cancellationToken));
}
