namespace MamCrawler.Simulators.World;

/// <summary>Made-up identifiers, unique by construction.</summary>
internal static class Identifiers
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const long AsinSpace = 36L * 36 * 36 * 36 * 36 * 36 * 36;

    /// <summary>An ASIN for the n-th thing of a kind (one letter or digit).</summary>
    public static string Asin(char kind, int index)
    {
        // Multiplying by a number without a common divisor with the space scatters the indexes without a collision.
        var value = ((long)index * 482_711 + 1_000_003) % AsinSpace;
        return string.Create(
            10,
            (kind, value),
            static (text, state) =>
            {
                (text[0], text[1], text[2]) = ('B', '0', state.kind);
                for (var position = 9; position > 2; position--)
                {
                    text[position] = Digits[(int)(state.value % 36)];
                    state.value /= 36;
                }
            }
        );
    }

    public static string Isbn13(int index)
    {
        var body = $"9798{index % 100_000_000:D8}";
        var sum = 0;
        for (var position = 0; position < 12; position++)
            sum += (body[position] - '0') * (position % 2 == 0 ? 1 : 3);
        return body + (char)('0' + ((10 - (sum % 10)) % 10));
    }

    public static Guid Guid(long seed, string kind, long index)
    {
        Span<byte> bytes = stackalloc byte[16];
        SeededRandom.For(seed, kind, index).Fill(bytes);
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes);
    }
}
