using System.Net;
using System.Security.Cryptography;
using System.Text;
using MamCrawler.Core.Ports;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace MamCrawler.Web.Pipeline;

/// <summary>
/// Who may ask. A service on loopback trusts its own machine, but not a web page that a browser on it has open; anywhere else every request carries the key.
/// </summary>
/// <param name="key">The key; null where none was made. Without one, a service that demands it answers nobody.</param>
/// <param name="keyRequired">False only when the service listens on loopback alone.</param>
public sealed class ApiAccess(Secret? key, bool keyRequired) : IApiAccess
{
    /// <summary>The header that carries the key.</summary>
    public const string HeaderName = "x-api-key";

    private readonly byte[]? keyDigest = key is null ? null : Digest(key.Reveal());

    /// <inheritdoc />
    public ApiProblem? Check(HttpRequest request)
    {
        if (HasKey(request))
        {
            return null;
        }

        if (keyRequired || request.Headers.ContainsKey(HeaderName))
        {
            return new ApiProblem(
                StatusCodes.Status401Unauthorized,
                ProblemCode.KeyRequired,
                "The key is missing or wrong",
                $"Send the key of this service in the header '{HeaderName}'."
            );
        }

        return IsLoopbackName(request.Host.Host) && IsOwnOrigin(request)
            ? null
            : new ApiProblem(
                StatusCodes.Status403Forbidden,
                ProblemCode.ForeignOrigin,
                "Asked by another site",
                $"This service answers programs of its own machine. Ask it as localhost and not from a web page, or send its key in '{HeaderName}'."
            );
    }

    /// <inheritdoc />
    public string? CallerOf(HttpRequest request) => HasKey(request) ? CallerName.Of(request.Headers[HeaderName].ToString()) : null;

    private static bool IsOwnOrigin(HttpRequest request)
    {
        var origin = request.Headers[HeaderNames.Origin].ToString();
        return origin.Length == 0 || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsLoopbackName(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    // Digests are of one length, so the comparison takes the same time whatever was sent.
    private bool HasKey(HttpRequest request) =>
        keyDigest is not null && CryptographicOperations.FixedTimeEquals(keyDigest, Digest(request.Headers[HeaderName].ToString()));
}
