using System.Globalization;
using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.MyAnonamouse;

/// <summary>
/// The one session of the tracker. Every answer carries a new value; only the last one is accepted, or, as long as that has not been used,
/// the one before it: its answer may have been lost. A simulator that has just started accepts any value it ever gave out.
/// </summary>
internal sealed class TrackerSession
{
    private const int Seed = 7_041;

    // Further than any run rotates, so that no value of an older session is ever accepted again.
    private const int GenerationsOfASession = 10_000;

    private readonly Lock gate = new();
    private long current = -1;
    private bool currentWasUsed;

    /// <summary>The value that a person copies from the tracker's page; percent escapes are part of it.</summary>
    public static string FirstValue => Value(0);

    /// <summary>How often the value before the last was sent.</summary>
    public int OlderValueUses { get; private set; }

    /// <summary>True when this value may be used now.</summary>
    public bool TryUse(string value)
    {
        lock (gate)
        {
            if (Generation(value) is not { } generation)
                return false;

            if (current < 0)
                current = generation;
            if (generation == current)
            {
                currentWasUsed = true;
                return true;
            }

            if (generation != current - 1 || currentWasUsed)
                return false;

            OlderValueUses++;
            return true;
        }
    }

    /// <summary>Gives out the next value.</summary>
    public string Rotate()
    {
        lock (gate)
        {
            current++;
            currentWasUsed = false;
            return Value(current);
        }
    }

    /// <summary>Makes a new session, as a person does on the tracker's page, and returns its first value. Every value of the sessions before it is dead.</summary>
    public string Replace()
    {
        lock (gate)
        {
            current = ((Math.Max(current, 0) / GenerationsOfASession) + 1) * GenerationsOfASession;
            currentWasUsed = true;
            return Value(current);
        }
    }

    private static string Value(long generation) => $"sim{generation:D6}%2F{SeededRandom.For(Seed, "session", generation).NextBits():x16}%3D";

    private static long? Generation(string value) =>
        value.Length > 9 && long.TryParse(value.AsSpan(3, 6), NumberStyles.None, CultureInfo.InvariantCulture, out var generation) && value == Value(generation)
            ? generation
            : null;
}
