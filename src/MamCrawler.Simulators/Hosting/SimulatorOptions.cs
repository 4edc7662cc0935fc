namespace MamCrawler.Simulators.Hosting;

/// <summary>How one simulator runs.</summary>
public sealed record SimulatorOptions
{
    /// <summary>The loopback port, 0 to 65535; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The clock by which the simulator dates things and measures the pace of its callers. A virtual one lets a test assert a real pace.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
