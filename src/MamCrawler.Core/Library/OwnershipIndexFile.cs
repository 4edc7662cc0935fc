using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Library;

/// <summary>The ownership index as a file: header, ids, packs, key pairs, and the SHA-256 of it all. A damaged file is refused whole.</summary>
internal static class OwnershipIndexFile
{
    private const uint Magic = 0x494F434D;
    private const int Version = 1;
    private const int HeaderLength = 20;
    private const int MostItems = 10_000_000;
    private const int MostPairsPerItem = 256;
    private const int MostIdBytes = 1 << 30;
    private const int BlockLength = 1 << 16;
    private const int PairLength = 12;

    public static void Write(OwnershipIndex index, Stream stream)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var header = new byte[HeaderLength];
        BinaryPrimitives.WriteUInt32LittleEndian(header, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), Version);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), index.ItemCount);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(12), index.Ids.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(16), index.Keys.Count);
        Put(header);
        Put(MemoryMarshal.AsBytes(index.IdEnds));
        Put(index.Ids);
        Put(MemoryMarshal.AsBytes(index.Packs));
        var block = new byte[BlockLength / PairLength * PairLength];
        var filled = 0;
        foreach (var (key, item) in index.Keys.Pairs())
        {
            BinaryPrimitives.WriteUInt64LittleEndian(block.AsSpan(filled), key);
            BinaryPrimitives.WriteInt32LittleEndian(block.AsSpan(filled + 8), item);
            if ((filled += PairLength) < block.Length)
                continue;
            Put(block);
            filled = 0;
        }

        Put(block.AsSpan(0, filled));
        stream.Write(hash.GetHashAndReset());

        void Put(ReadOnlySpan<byte> bytes)
        {
            hash.AppendData(bytes);
            stream.Write(bytes);
        }
    }

    public static OwnershipIndex Read(Stream stream)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var header = Take(stream, hash, HeaderLength);
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != Magic)
            throw Damaged("it does not begin as one");
        if (BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(4)) is not Version and var version)
            throw Damaged($"it has version {version} and this program reads version {Version}");
        var items = Count(header, 8, MostItems);
        var idBytes = Count(header, 12, MostIdBytes);
        var pairs = Count(header, 16, (int)Math.Min(int.MaxValue, (long)items * MostPairsPerItem));
        var idEnds = MemoryMarshal.Cast<byte, int>(Take(stream, hash, items * sizeof(int))).ToArray();
        var ids = Take(stream, hash, idBytes);
        var packs = Array.ConvertAll(Take(stream, hash, items), value => value != 0);
        var keys = new OwnershipKeyTable(pairs);
        while (pairs > 0)
        {
            var taken = Math.Min(pairs, BlockLength / PairLength);
            var block = Take(stream, hash, taken * PairLength);
            for (var offset = 0; offset < block.Length; offset += PairLength)
                keys.Add(BinaryPrimitives.ReadUInt64LittleEndian(block.AsSpan(offset)), BinaryPrimitives.ReadInt32LittleEndian(block.AsSpan(offset + 8)));
            pairs -= taken;
        }

        var expected = hash.GetHashAndReset();
        var stated = new byte[expected.Length];
        if (stream.ReadAtLeast(stated, stated.Length, throwOnEndOfStream: false) != stated.Length || !expected.AsSpan().SequenceEqual(stated))
            throw Damaged("its checksum does not match its content");
        return new OwnershipIndex(ids, idEnds, packs, keys);
    }

    private static int Count(byte[] header, int offset, int most) =>
        BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(offset)) is >= 0 and var count && count <= most
            ? count
            : throw Damaged("its header names more than a library can hold");

    // Read block by block, so that a header that lies about its lengths costs no memory before the stream ends.
    private static byte[] Take(Stream stream, IncrementalHash hash, int length)
    {
        var bytes = new byte[Math.Min(length, BlockLength)];
        var read = 0;
        while (read < length)
        {
            if (read == bytes.Length)
                Array.Resize(ref bytes, (int)Math.Min(length, bytes.Length * 2L));
            var got = stream.Read(bytes, read, bytes.Length - read);
            if (got == 0)
                throw Damaged("it ends too early");
            read += got;
        }

        hash.AppendData(bytes);
        return bytes;
    }

    private static StopFaultException Damaged(string why) =>
        new(
            FaultName.StateUnavailable,
            "State",
            $"The ownership index could not be read: {why}. Nothing is decided from it; start a new scan, which writes a new one."
        );
}
