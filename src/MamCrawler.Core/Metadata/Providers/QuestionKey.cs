using System.Security.Cryptography;
using System.Text;

namespace MamCrawler.Core.Metadata.Providers;

/// <summary>Tells questions apart: two that say the same of a book have the same key, whichever item they are about.</summary>
internal static class QuestionKey
{
    private const char Separator = '\u001F';

    /// <summary>The key, 32 hex digits.</summary>
    /// <param name="question">The question.</param>
    /// <param name="catalogue">Which of its catalogues the provider asks.</param>
    internal static string Of(MetadataQuestion question, string catalogue)
    {
        string?[] said = [catalogue, question.Asin, question.Isbn, question.Title, question.Subtitle, question.Language, .. question.Authors];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(Separator, said)))[..16]);
    }
}
