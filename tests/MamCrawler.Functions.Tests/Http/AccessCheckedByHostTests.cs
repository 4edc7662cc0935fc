using MamCrawler.Web.Pipeline;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Functions.Tests.Http;

/// <summary>Whom the limit on requests counts.</summary>
public sealed class AccessCheckedByHostTests
{
    [Fact]
    public void CallerOf_OneKeyUnderManyPrincipals_IsOneCaller() => Assert.Equal(CallerOf("a key", "one"), CallerOf("a key", "another"));

    [Fact]
    public void CallerOf_NoKey_IsThePrincipal() => Assert.NotEqual(CallerOf("", "one"), CallerOf("", "another"));

    private static string? CallerOf(string key, string principal)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers[AccessCheckedByHost.KeyHeader] = key;
        request.Headers[AccessCheckedByHost.PrincipalHeader] = principal;
        return new AccessCheckedByHost().CallerOf(request);
    }
}
