using System.Text;

namespace MamCrawler.Azure.Queues;

/// <summary>
/// A message on the wire: base64 of UTF-8, what the Functions host expects unless its <c>host.json</c> says otherwise (docs/decisions/0072). The SDK's own decoding is not used:
/// it throws away the whole receipt when one message cannot be read.
/// </summary>
internal static class QueueMessageText
{
    private static readonly UTF8Encoding Strict = new(false, true);

    public static string Encode(string id) => Convert.ToBase64String(Encoding.UTF8.GetBytes(id));

    /// <summary>The id; null when the text is not one of ours.</summary>
    public static string? Decode(string text)
    {
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length) || length == 0)
            return null;
        try
        {
            return Strict.GetString(bytes, 0, length);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
