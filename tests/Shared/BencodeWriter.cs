using System.Collections;
using System.Globalization;
using System.Text;

namespace MamCrawler.Tests;

/// <summary>Writes bencode: numbers, strings, byte arrays, lists and dictionaries (sorted by key, as the format demands).</summary>
internal static class BencodeWriter
{
    public static byte[] Write(object value)
    {
        using var stream = new MemoryStream();
        Write(value, stream);
        return stream.ToArray();
    }

    private static void Write(object value, MemoryStream stream)
    {
        switch (value)
        {
            case int or long:
                Ascii(string.Create(CultureInfo.InvariantCulture, $"i{value}e"), stream);
                break;
            case string text:
                Write(Encoding.UTF8.GetBytes(text), stream);
                break;
            case byte[] bytes:
                Ascii($"{bytes.Length}:", stream);
                stream.Write(bytes);
                break;
            case IReadOnlyDictionary<string, object> dictionary:
                Ascii("d", stream);
                foreach (var (key, entry) in dictionary.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    Write(key, stream);
                    Write(entry, stream);
                }
                Ascii("e", stream);
                break;
            case IEnumerable items:
                Ascii("l", stream);
                foreach (var item in items)
                    Write(item!, stream);
                Ascii("e", stream);
                break;
            default:
                throw new ArgumentException($"Bencode has no form for {value.GetType()}.", nameof(value));
        }
    }

    private static void Ascii(string text, MemoryStream stream) => stream.Write(Encoding.ASCII.GetBytes(text));
}
