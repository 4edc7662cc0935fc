using System.Security.Cryptography;
using System.Text;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>AES-256-GCM around one session value, with its generation as associated data: a value cannot be passed off as that of another generation (rules.md 5).</summary>
internal sealed class SessionCipher(byte[] key)
{
    public const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>Nonce, tag and ciphertext, in this order.</summary>
    public byte[] Encrypt(string value, long generation)
    {
        var plain = Encoding.UTF8.GetBytes(value);
        var sealedValue = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(sealedValue.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(
            sealedValue.AsSpan(0, NonceBytes),
            plain,
            sealedValue.AsSpan(NonceBytes + TagBytes),
            sealedValue.AsSpan(NonceBytes, TagBytes),
            AssociatedData(generation)
        );
        CryptographicOperations.ZeroMemory(plain);
        return sealedValue;
    }

    /// <summary>The value; null when key, generation or bytes are not those it was encrypted with.</summary>
    public string? Decrypt(byte[] sealedValue, long generation)
    {
        if (sealedValue.Length < NonceBytes + TagBytes)
            return null;
        var plain = new byte[sealedValue.Length - NonceBytes - TagBytes];
        try
        {
            using var cipher = new AesGcm(key, TagBytes);
            cipher.Decrypt(
                sealedValue.AsSpan(0, NonceBytes),
                sealedValue.AsSpan(NonceBytes + TagBytes),
                sealedValue.AsSpan(NonceBytes, TagBytes),
                plain,
                AssociatedData(generation)
            );
            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <summary>What tells one seed from another without telling what it is.</summary>
    public string Fingerprint(string value) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes("seed:" + value)))[..32];

    private static byte[] AssociatedData(long generation) => Encoding.UTF8.GetBytes($"mam_id:{generation}");
}
