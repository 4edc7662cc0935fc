namespace MamCrawler.Simulators.World;

/// <summary>A file of a book.</summary>
/// <param name="Name">Its path below the book's folder.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Seconds">Its playing time.</param>
public sealed record WorldItemFile(string Name, long Size, double Seconds);
