using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MamCrawler.EndToEnd.Tests.Secrets;

/// <summary>The forms in which a secret may stand somewhere: as it is, encoded for an address, a page or JSON, in base64 wherever in a longer text it began, in hexadecimal, and backwards.</summary>
internal static class SecretForms
{
    /// <summary>Shorter than this nothing can be told from chance.</summary>
    public const int LeastLength = 8;

    public static IReadOnlySet<string> Of(string secret)
    {
        var forms = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { secret, Uri.UnescapeDataString(secret), WebUtility.UrlDecode(secret) };
        foreach (var plain in forms.ToArray())
        {
            var bytes = Encoding.UTF8.GetBytes(plain);
            forms.UnionWith([
                Uri.EscapeDataString(plain),
                Uri.EscapeDataString(Uri.EscapeDataString(plain)),
                WebUtility.UrlEncode(plain),
                WebUtility.HtmlEncode(plain),
                JsonEncodedText.Encode(plain).ToString(),
                JsonEncodedText.Encode(plain, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(),
                Convert.ToHexString(bytes),
                BitConverter.ToString(bytes),
                new string([.. plain.Reverse()]),
                .. Base64(bytes),
            ]);
        }

        forms.RemoveWhere(form => form.Length < LeastLength);
        return forms;
    }

    /// <summary>What is the same of a base64 text whatever stands before and behind the secret in it, in both alphabets.</summary>
    private static IEnumerable<string> Base64(byte[] secret)
    {
        for (var before = 0; before < 3; before++)
        {
            var text = Convert.ToBase64String([.. new byte[before], .. secret]);
            var begin = before == 0 ? 0 : before + 1;
            var end = (before + secret.Length) % 3 == 0 ? text.Length : text.TrimEnd('=').Length - 1;
            var same = text[begin..end];
            yield return same;
            yield return same.Replace('+', '-').Replace('/', '_');
        }
    }
}
