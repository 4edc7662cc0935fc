using MamCrawler.Simulators.World;

namespace MamCrawler.Integrations.Tests.Http;

/// <summary>Worlds that several tests look at; made once.</summary>
internal static class SimulatedWorlds
{
    private static readonly Lazy<SimulatedWorld> Made = new(() => SimulatedWorld.Generate(new WorldOptions { UnrelatedReleases = 10 }));

    public static SimulatedWorld Demo => Made.Value;
}
