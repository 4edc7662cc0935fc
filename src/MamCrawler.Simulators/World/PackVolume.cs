namespace MamCrawler.Simulators.World;

/// <summary>A volume inside a pack.</summary>
/// <param name="Number">Its number in the series.</param>
/// <param name="Title">Its title.</param>
/// <param name="RuntimeMinutes">Its playing time, by which the pack's size is shared out.</param>
public sealed record PackVolume(int Number, string Title, int RuntimeMinutes);
