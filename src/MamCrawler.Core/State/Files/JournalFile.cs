using Microsoft.Win32.SafeHandles;

namespace MamCrawler.Core.State.Files;

/// <summary>One generation of a table's journal, open in this process. Lines are only ever appended; a compaction writes the next generation.</summary>
internal sealed class JournalFile : IDisposable
{
    private const int ChunkBytes = 64 * 1024;
    private const byte LineFeed = (byte)'\n';
    private readonly SafeFileHandle handle;

    private JournalFile(string path, int generation, SafeFileHandle handle)
    {
        Path = path;
        Generation = generation;
        this.handle = handle;
    }

    public delegate void LineRead(ReadOnlyMemory<byte> line, long offset);

    public string Path { get; }

    public int Generation { get; }

    /// <summary>The byte behind the last whole line that was read or written.</summary>
    public long End { get; private set; }

    public static JournalFile Open(string path, int generation) =>
        new(path, generation, File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete));

    /// <summary>Reads the whole lines that came since <see cref="End"/> and moves it.</summary>
    public JournalTail ReadTail(LineRead onLine)
    {
        if (RandomAccess.GetLength(handle) == End)
            return JournalTail.Nothing;
        var buffer = new byte[ChunkBytes];
        var filled = 0;
        while (true)
        {
            if (filled == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
            var read = RandomAccess.Read(handle, buffer.AsSpan(filled), End + filled);
            if (read == 0)
                return filled == 0 ? JournalTail.Nothing : JournalTail.Torn;
            var searched = filled;
            filled += read;
            var start = 0;
            while (buffer.AsSpan(searched, filled - searched).IndexOf(LineFeed) is var found and >= 0)
            {
                var line = buffer.AsMemory(start, searched + found - start);
                if (!JournalLine.IsWhole(line.Span))
                    return HasWholeLineAfter(End + line.Length + 1) ? JournalTail.Damaged : JournalTail.Torn;
                onLine(line, End);
                End += line.Length + 1;
                start = searched = searched + found + 1;
            }

            buffer.AsSpan(start, filled - start).CopyTo(buffer);
            filled -= start;
        }
    }

    /// <summary>Cuts off what stands behind the last whole line. Only under the table's lock.</summary>
    public void DropTornTail() => RandomAccess.SetLength(handle, End);

    /// <summary>Appends a line and waits until the disk has it. Only under the table's lock.</summary>
    /// <returns>The line's offset.</returns>
    public long Append(ReadOnlySpan<byte> line)
    {
        var offset = End;
        try
        {
            RandomAccess.Write(handle, line, offset);
            RandomAccess.FlushToDisk(handle);
        }
        catch (IOException)
        {
            // The write is refused, so it must not show up later.
            DropTornTail();
            throw;
        }

        End += line.Length;
        return offset;
    }

    /// <summary>Reads the bytes of an entry.</summary>
    public byte[] Read(long offset, int length)
    {
        var bytes = new byte[length];
        for (var filled = 0; filled < length; )
        {
            var read = RandomAccess.Read(handle, bytes.AsSpan(filled), offset + filled);
            if (read == 0)
                throw StateFault.Damaged(Path, offset + filled);
            filled += read;
        }

        return bytes;
    }

    public void Dispose() => handle.Dispose();

    private bool HasWholeLineAfter(long offset)
    {
        using var rest = new JournalFile(Path, Generation, File.OpenHandle(Path, share: FileShare.ReadWrite | FileShare.Delete)) { End = offset };
        while (true)
        {
            var (bytes, complete) = rest.ReadRawLine();
            if (!complete)
                return false;
            if (JournalLine.IsWhole(bytes))
                return true;
            rest.End += bytes.Length + 1;
        }
    }

    private (byte[] Bytes, bool Complete) ReadRawLine()
    {
        var buffer = new byte[ChunkBytes];
        for (var filled = 0; ; )
        {
            if (filled == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
            var read = RandomAccess.Read(handle, buffer.AsSpan(filled), End + filled);
            if (read == 0)
                return (buffer[..filled], false);
            var found = buffer.AsSpan(filled, read).IndexOf(LineFeed);
            if (found >= 0)
                return (buffer[..(filled + found)], true);
            filled += read;
        }
    }
}
