using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MamCrawler.Core.State;

/// <summary>
/// Turns any name into a key of a table and back. <c>/ \ # ?</c> and control characters are not allowed in keys; <c>%</c> breaks some readers of keys in
/// addresses; <c>|</c> stays free as the separator of a key made of several names; <c>~</c> is the mark itself. Each becomes <c>~</c> and four hex digits.
/// </summary>
public static class TableKeys
{
    private const char Mark = '~';
    private const string Shortened = "~~";

    /// <summary>
    /// The key of a name, of at most <see cref="TableLimits.MaximumKeyCharacters"/> characters. Different names have different keys. A name too long for a key is cut
    /// and ends in its hash: such a key cannot be decoded, so keep the name in the row too.
    /// </summary>
    public static string Encode(string name)
    {
        var key = new StringBuilder(name.Length);
        for (var index = 0; index < name.Length; index++)
        {
            var character = name[index];
            if (char.IsHighSurrogate(character) && index + 1 < name.Length && char.IsLowSurrogate(name[index + 1]))
                key.Append(character).Append(name[++index]);
            else if (IsEncoded(character))
                key.Append(Mark).Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            else
                key.Append(character);
        }

        return key.Length <= TableLimits.MaximumKeyCharacters ? key.ToString() : Shorten(key.ToString(), name);
    }

    /// <summary>The name that was encoded.</summary>
    /// <exception cref="FormatException">The key was not made by <see cref="Encode"/>, or its name was too long.</exception>
    public static string Decode(string key)
    {
        var name = new StringBuilder(key.Length);
        for (var index = 0; index < key.Length; index++)
        {
            if (key[index] != Mark)
            {
                name.Append(key[index]);
                continue;
            }

            if (
                index + 4 >= key.Length
                || !ushort.TryParse(key.AsSpan(index + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            )
                throw new FormatException($"'{key}' is not an encoded name, or the name was cut because it was too long for a key.");
            name.Append((char)code);
            index += 4;
        }

        return name.ToString();
    }

    private static bool IsEncoded(char character) =>
        character is '/' or '\\' or '#' or '?' or '%' or '|' or Mark || char.IsControl(character) || char.IsSurrogate(character);

    private static string Shorten(string key, string name)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes(name)));
        var length = TableLimits.MaximumKeyCharacters - Shortened.Length - hash.Length;
        if (char.IsHighSurrogate(key[length - 1]))
            length--;
        return key[..length] + Shortened + hash;
    }
}
