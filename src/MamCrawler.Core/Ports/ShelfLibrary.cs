namespace MamCrawler.Core.Ports;

/// <summary>A library of books on the server.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Folders">The folders it lives in, as the server sees them.</param>
/// <param name="IsChosen">True for the one that is kept complete.</param>
public sealed record ShelfLibrary(string Id, string Name, IReadOnlyList<string> Folders, bool IsChosen);
