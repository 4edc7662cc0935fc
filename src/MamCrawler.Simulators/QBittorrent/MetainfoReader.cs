using System.Globalization;
using System.Text;

namespace MamCrawler.Simulators.QBittorrent;

/// <summary>Reads a .torrent as this simulator needs it: a small reader of its own, so that a mistake of the product's reader cannot hide here.</summary>
internal sealed class MetainfoReader(byte[] bytes)
{
    private const int Deepest = 100;
    private int position;

    /// <summary>Where the info dictionary stands.</summary>
    public Range Info { get; private set; }

    /// <summary>The root dictionary; null when the bytes are not bencode.</summary>
    public static (Dictionary<string, object> Root, byte[] Info)? Read(byte[] bytes)
    {
        var reader = new MetainfoReader(bytes);
        try
        {
            return reader.ReadValue(0, "") is Dictionary<string, object> root ? (root, bytes[reader.Info]) : null;
        }
        catch (Exception exception) when (exception is FormatException or IndexOutOfRangeException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    private object ReadValue(int depth, string key)
    {
        if (depth > Deepest)
            throw new FormatException("Too deep.");
        var start = position;
        switch (bytes[position])
        {
            case (byte)'i':
                position++;
                return long.Parse(ReadUntil('e'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            case (byte)'l':
                position++;
                var list = new List<object>();
                while (bytes[position] != 'e')
                    list.Add(ReadValue(depth + 1, ""));
                position++;
                return list;
            case (byte)'d':
                position++;
                var dictionary = new Dictionary<string, object>();
                while (bytes[position] != 'e')
                {
                    var name = Encoding.UTF8.GetString(ReadBytes());
                    dictionary.TryAdd(name, ReadValue(depth + 1, name));
                }
                position++;
                if (depth == 1 && key == "info")
                    Info = start..position;
                return dictionary;
            default:
                return ReadBytes();
        }
    }

    private byte[] ReadBytes()
    {
        var length = int.Parse(ReadUntil(':'), NumberStyles.None, CultureInfo.InvariantCulture);
        if (length > bytes.Length - position)
            throw new FormatException("Too long.");
        position += length;
        return bytes[(position - length)..position];
    }

    private string ReadUntil(char end)
    {
        var stop = Array.IndexOf(bytes, (byte)end, position, Math.Min(24, bytes.Length - position));
        if (stop < 0)
            throw new FormatException("No end.");
        var text = Encoding.ASCII.GetString(bytes, position, stop - position);
        position = stop + 1;
        return text;
    }
}
