using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace MamCrawler.Core.Library;

/// <summary>The 64-bit hash under which keys stand in the ownership index. It is written to disk, so it must never change without a new file version.</summary>
internal static class KeyHash
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15;
    private const ulong Finisher = 0xD6E8FEB86659FD93;

    /// <summary>Hashes a text under a seed that tells kinds of keys apart.</summary>
    public static ulong Of(ReadOnlySpan<char> text, ulong seed)
    {
        var bytes = MemoryMarshal.AsBytes(text);
        var state = seed ^ ((ulong)bytes.Length * Finisher);
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            state = Mix(state ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes), Multiplier);
        ulong tail = 1;
        foreach (var value in bytes)
            tail = (tail << 8) | value;
        return Mix(state ^ tail, Finisher);
    }

    /// <summary>Joins two hashes; the order matters.</summary>
    public static ulong Join(ulong first, ulong second) => Mix(first ^ Finisher, second + Multiplier);

    private static ulong Mix(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }
}
