using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MamCrawler.Tests;

/// <summary>Sound that every player can read: 8,000 samples of one byte a second.</summary>
internal static class TestWave
{
    private const int BytesASecond = 8000;

    /// <summary>A file of noise that plays so long, unlike any other.</summary>
    public static byte[] Noise(int seconds)
    {
        var data = RandomNumberGenerator.GetBytes(seconds * BytesASecond);
        var file = new byte[44 + data.Length];
        "RIFF"u8.CopyTo(file);
        Number(4, file.Length - 8);
        "WAVEfmt "u8.CopyTo(file.AsSpan(8));
        Number(16, 16);
        // Plain samples, one channel.
        Number(20, 0x0001_0001);
        Number(24, BytesASecond);
        Number(28, BytesASecond);
        // One byte a sample, eight bits of it.
        Number(32, 0x0008_0001);
        "data"u8.CopyTo(file.AsSpan(36));
        Number(40, data.Length);
        data.CopyTo(file, 44);
        return file;

        void Number(int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
    }
}
