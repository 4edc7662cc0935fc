using System.Text;

namespace MamCrawler.Core.Downloads.Bencode;

/// <summary>
/// Reads bencode as real clients do: keys out of order or twice, leading zeros and bytes behind the end are tolerated. Depth, count of values and size are
/// bounded, so that hostile input costs no more than honest input.
/// </summary>
public sealed class BencodeReader
{
    /// <summary>The deepest nesting that is read.</summary>
    public const int MaximumDepth = 100;

    /// <summary>The most values that are read.</summary>
    public const int MaximumValues = 500_000;

    private readonly ReadOnlyMemory<byte> input;
    private int position;
    private int values;

    private BencodeReader(ReadOnlyMemory<byte> input) => this.input = input;

    /// <summary>Reads the value that the input begins with.</summary>
    /// <exception cref="BencodeException">The input is not bencode or breaks a bound. Nothing else is ever thrown.</exception>
    public static BencodeValue Read(ReadOnlyMemory<byte> input) => new BencodeReader(input).ReadValue(0);

    private BencodeValue ReadValue(int depth)
    {
        if (depth > MaximumDepth)
            throw Fail("Nested too deep");
        if (++values > MaximumValues)
            throw Fail("Too many values");
        return Peek() switch
        {
            (byte)'i' => ReadInteger(),
            (byte)'l' => ReadList(depth),
            (byte)'d' => ReadDictionary(depth),
            >= (byte)'0' and <= (byte)'9' => ReadBytes(),
            _ => throw Fail("No value begins like this"),
        };
    }

    private BencodeValue ReadInteger()
    {
        var start = position++;
        var negative = Peek() == '-';
        if (negative)
            position++;
        var number = ReadDigits((byte)'e', negative);
        return new BencodeValue(BencodeKind.Number, input[start..position]) { Number = number };
    }

    private BencodeValue ReadBytes()
    {
        var start = position;
        var length = ReadDigits((byte)':', negative: false);
        if (length > input.Length - position)
            throw Fail("A string is longer than the input");
        var bytes = input.Slice(position, (int)length);
        position += (int)length;
        return new BencodeValue(BencodeKind.Bytes, input[start..position]) { Bytes = bytes };
    }

    private BencodeValue ReadList(int depth)
    {
        var start = position++;
        var items = new List<BencodeValue>();
        while (Peek() != 'e')
            items.Add(ReadValue(depth + 1));
        position++;
        return new BencodeValue(BencodeKind.List, input[start..position]) { Items = items };
    }

    private BencodeValue ReadDictionary(int depth)
    {
        var start = position++;
        var entries = new List<KeyValuePair<string, BencodeValue>>();
        while (Peek() is var next && next != 'e')
        {
            if (next is < (byte)'0' or > (byte)'9')
                throw Fail("A key is not a string");
            // Latin-1 keeps every byte apart, so that two keys that are not UTF-8 are not taken for one.
            var key = ReadBytes().Bytes.Span;
            var text = Encoding.UTF8.GetString(key);
            entries.Add(new(text.Contains('\uFFFD', StringComparison.Ordinal) ? Encoding.Latin1.GetString(key) : text, ReadValue(depth + 1)));
        }
        position++;
        return new BencodeValue(BencodeKind.Dictionary, input[start..position]) { Entries = entries };
    }

    private long ReadDigits(byte end, bool negative)
    {
        var first = position;
        long number = 0;
        for (; Peek() is var next && next != end; position++)
        {
            if (next is < (byte)'0' or > (byte)'9')
                throw Fail("A number holds something else");
            var digit = next - '0';
            // The negative numbers reach one further; nothing in a torrent needs that one.
            if (number > (long.MaxValue - digit) / 10)
                throw Fail("A number is too large");
            number = number * 10 + digit;
        }
        if (position == first)
            throw Fail("A number is empty");
        position++;
        return negative ? -number : number;
    }

    private byte Peek() => position < input.Length ? input.Span[position] : throw Fail("The input ends too early");

    private BencodeException Fail(string what) => new(what, position);
}
