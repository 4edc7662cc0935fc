using System.Text.Json;
using MamCrawler.Core.Faults;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Audiobookshelf;

/// <summary>The library that is read.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Folders">The folders it lives in, as the server sees them.</param>
internal sealed record LibraryChoice(string Id, string Name, IReadOnlyList<string> Folders)
{
    /// <summary>Every library of books.</summary>
    public static List<LibraryChoice> ReadAll(JsonElement root) =>
        root.Member("libraries") is { ValueKind: JsonValueKind.Array }
            ?
            [
                .. root.Items("libraries")
                    .Where(static library => library.Text("id") is not null && library.Text("mediaType") is null or "book")
                    .Select(static library => new LibraryChoice(library.Text("id")!, library.Text("name") ?? "", library.Texts("folders", "fullPath"))),
            ]
            : throw ShapeFault.Make(AudiobookshelfApi.Service, "a list of libraries", "an object without one");

    /// <summary>Takes the configured library, or the only one of books.</summary>
    public static LibraryChoice Choose(JsonElement root, string? configured)
    {
        var books = ReadAll(root);
        var known = string.Join(", ", books.Select(static library => $"{library.Name} ({library.Id})"));
        if (!string.IsNullOrWhiteSpace(configured))
        {
            return books.Find(library => library.Id == configured)
                ?? throw AudiobookshelfRefusal.Refused(
                    $"knows no library of books with the configured id for this key. It has: {(known.Length > 0 ? known : "none")}"
                );
        }

        return books switch
        {
            [var only] => only,
            [] => throw AudiobookshelfRefusal.Refused("shows no library of books to this key. Add one, or give the key's user access to it"),
            _ => throw new AskPersonFaultException(
                FaultName.NotConfigured,
                AudiobookshelfApi.Service,
                $"{AudiobookshelfApi.Service} has {books.Count} libraries of books, and the settings do not say which one to complete. Set the library's id to one of: {known}."
            ),
        };
    }
}
