using Microsoft.AspNetCore.Http;

namespace MamCrawler.Web.Pipeline;

/// <summary>For a host that has checked the caller's key before a request gets here, as the Functions host does with function keys.</summary>
public sealed class AccessCheckedByHost : IApiAccess
{
    /// <summary>The header that carries a function key.</summary>
    public const string KeyHeader = "x-functions-key";

    /// <summary>The header in which App Service says who signed in; it removes what a caller sends under this name.</summary>
    public const string PrincipalHeader = "x-ms-client-principal-id";

    /// <inheritdoc />
    public ApiProblem? Check(HttpRequest request) => null;

    /// <inheritdoc />
    // The key first: the host has checked it, while whoever holds one could send another principal with each request where App Service lets nobody sign in.
    public string? CallerOf(HttpRequest request) =>
        request.Headers[KeyHeader].ToString() is { Length: > 0 } key ? CallerName.Of(key)
        : request.Headers[PrincipalHeader].ToString() is { Length: > 0 } principal ? CallerName.Of(principal)
        : null;
}
