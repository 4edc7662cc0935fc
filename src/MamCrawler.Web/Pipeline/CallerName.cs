using System.Security.Cryptography;
using System.Text;

namespace MamCrawler.Web.Pipeline;

/// <summary>Names a caller by its key without keeping the key: a digest that only this process can make.</summary>
internal static class CallerName
{
    private static readonly byte[] Salt = RandomNumberGenerator.GetBytes(32);

    internal static string Of(string proof) => Convert.ToHexString(HMACSHA256.HashData(Salt, Encoding.UTF8.GetBytes(proof)).AsSpan(0, 8));
}
