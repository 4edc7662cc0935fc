namespace MamCrawler.Simulators.World;

/// <summary>A small generator of numbers (SplitMix64) that gives the same sequence for the same seed on every machine and every version of .NET.</summary>
public sealed class SeededRandom
{
    private ulong state;

    public SeededRandom(long seed) => state = (ulong)seed;

    /// <summary>A generator of its own for one thing of the world, so that making one thing never changes another.</summary>
    public static SeededRandom For(long seed, string kind, long index) =>
        new(unchecked((long)((ulong)seed * 0x9E3779B97F4A7C15UL ^ StableHash.Of(kind) ^ ((ulong)index * 0xD1B54A32D192ED03UL))));

    public ulong NextBits()
    {
        state = unchecked(state + 0x9E3779B97F4A7C15UL);
        var bits = state;
        bits = unchecked((bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9UL);
        bits = unchecked((bits ^ (bits >> 27)) * 0x94D049BB133111EBUL);
        return bits ^ (bits >> 31);
    }

    /// <summary>A whole number from 0 to just below <paramref name="end"/>.</summary>
    public int Next(int end) => (int)(NextBits() % (ulong)end);

    /// <summary>A whole number from <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    public int Between(int first, int last) => first + Next(last - first + 1);

    /// <summary>A number from 0 to just below 1.</summary>
    public double NextFraction() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => NextFraction() < probability;

    public T Pick<T>(IReadOnlyList<T> list) => list[Next(list.Count)];

    public void Fill(Span<byte> bytes)
    {
        for (var start = 0; start < bytes.Length; start += 8)
        {
            var bits = NextBits();
            for (var offset = 0; offset < 8 && start + offset < bytes.Length; offset++)
                bytes[start + offset] = (byte)(bits >> (8 * offset));
        }
    }

    public void Shuffle<T>(IList<T> list)
    {
        for (var last = list.Count - 1; last > 0; last--)
        {
            var other = Next(last + 1);
            (list[last], list[other]) = (list[other], list[last]);
        }
    }
}
