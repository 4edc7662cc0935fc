using MamCrawler.Simulators.Audiobookshelf;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.World;

namespace MamCrawler.EndToEnd.Tests.Loop;

/// <summary>Audiobookshelf played over the folder that the files really lie in.</summary>
internal sealed class SimulatedLoopLibrary : ILoopLibrary
{
    private static readonly SimulatedWorld World = SimulatedWorld.Generate(new WorldOptions { Books = 100, UnrelatedReleases = 1 });
    private readonly AudiobookshelfSimulator simulator;

    private SimulatedLoopLibrary(AudiobookshelfSimulator simulator) => this.simulator = simulator;

    public Uri Address => simulator.Address;

    public string Key => AudiobookshelfSimulator.ApiKey;

    public string LibraryId => simulator.LibraryId.ToString();

    public string Folder => simulator.Folder;

    public TimeSpan Quiet => TimeSpan.FromMilliseconds(5);

    /// <param name="lying">Where the files lie.</param>
    /// <param name="folder">Where the server says that they lie.</param>
    /// <param name="time">The clock.</param>
    public static async Task<SimulatedLoopLibrary> StartAsync(string lying, string folder, TimeProvider time)
    {
        var simulator = new AudiobookshelfSimulator(World, new SimulatorOptions { Time = time }) { Folder = folder, Lying = () => LyingFolder.Read(lying) };
        await simulator.StartAsync();
        return new SimulatedLoopLibrary(simulator);
    }

    public ValueTask DisposeAsync() => simulator.DisposeAsync();
}
