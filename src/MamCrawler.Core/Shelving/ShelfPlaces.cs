using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Shelving;

/// <summary>Which library a folder belongs to.</summary>
internal static class ShelfPlaces
{
    /// <summary>The libraries that live where the unproved volumes lie; where none does, the one that is kept complete.</summary>
    internal static IReadOnlyList<ShelfLibrary> LibrariesOf(IReadOnlyList<ShelfLibrary> libraries, IReadOnlyList<Arrival> volumes)
    {
        var open = volumes.Where(volume => !volume.IsProved).ToList();
        var living = libraries.Where(library => open.Exists(volume => Holds(library, volume.Folder))).ToList();
        return living.Count > 0 ? living : [.. libraries.Where(library => library.IsChosen)];
    }

    internal static bool Holds(ShelfLibrary library, string folder) => library.Folders.Any(root => LibraryPath.IsInside(folder, root));
}
