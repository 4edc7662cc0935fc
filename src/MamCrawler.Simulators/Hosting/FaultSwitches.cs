using System.Diagnostics.CodeAnalysis;

namespace MamCrawler.Simulators.Hosting;

/// <summary>The faults a simulator can play, each switched on and off by name at run time. Safe for concurrent use.</summary>
public sealed class FaultSwitches(IEnumerable<string> names)
{
    private readonly HashSet<string> known = new(names, StringComparer.Ordinal);
    private readonly Dictionary<string, FaultSwitch> on = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>Every fault this simulator can play.</summary>
    public IReadOnlyList<string> Known => [.. known.Order(StringComparer.Ordinal)];

    /// <summary>The faults that are on.</summary>
    public IReadOnlyDictionary<string, FaultSwitch> On
    {
        get
        {
            lock (gate)
            {
                return new Dictionary<string, FaultSwitch>(on, StringComparer.Ordinal);
            }
        }
    }

    /// <summary>Switches a fault on.</summary>
    /// <exception cref="ArgumentException">The simulator does not know this fault.</exception>
    public void Set(string name, FaultSwitch? fault = null)
    {
        if (!known.Contains(name))
            throw new ArgumentException($"There is no fault \"{name}\"; there are: {string.Join(", ", Known)}.", nameof(name));

        lock (gate)
        {
            on[name] = fault ?? new FaultSwitch();
        }
    }

    /// <summary>Switches a fault off; one that is off stays off.</summary>
    public void Clear(string name)
    {
        lock (gate)
        {
            on.Remove(name);
        }
    }

    /// <summary>Switches every fault off.</summary>
    public void ClearAll()
    {
        lock (gate)
        {
            on.Clear();
        }
    }

    /// <summary>True when the fault hits this request; a fault with a number of times is used up by one.</summary>
    public bool TryTake(string name, string path, [NotNullWhen(true)] out FaultSwitch? fault)
    {
        lock (gate)
        {
            if (!on.TryGetValue(name, out fault))
                return false;

            if (fault.Path is { } prefix && !path.StartsWith(prefix, StringComparison.Ordinal))
            {
                fault = null;
                return false;
            }

            if (fault.Times is { } times)
            {
                if (times <= 1)
                    on.Remove(name);
                else
                    on[name] = fault with { Times = times - 1 };
            }

            return true;
        }
    }

    /// <inheritdoc cref="TryTake(string, string, out FaultSwitch?)" />
    public bool TryTake(string name, string path) => TryTake(name, path, out _);
}
