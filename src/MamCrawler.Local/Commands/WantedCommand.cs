using System.CommandLine;
using MamCrawler.Core.WantedLists;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Output;
using MamCrawler.Web.Responses;

namespace MamCrawler.Local.Commands;

/// <summary><c>wanted add|import|list|remove</c>: a person's own list of books. The next scans look for them first.</summary>
internal static class WantedCommand
{
    internal static Command Create(CommandScope scope) =>
        new("wanted", "Keep a list of books that you want, whatever the library holds of their series.")
        {
            Add(scope),
            WantedImportCommand.Create(scope),
            List(scope),
            Remove(scope),
        };

    private static Command Add(CommandScope scope)
    {
        var title = new Argument<string?>("TITLE")
        {
            Description = "The title, perhaps with the series behind it: \"Leviathan Wakes (The Expanse, #1)\".",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var author = new Option<string[]>("--author") { Description = "An author; may be given several times.", HelpName = "A" };
        var asin = new Option<string?>("--asin") { Description = "The recording's ASIN. With it alone, a provider is asked for the title.", HelpName = "ASIN" };
        var isbn = new Option<string?>("--isbn") { Description = "An ISBN of the book.", HelpName = "ISBN" };
        var command = new Command("add", "Put a book on the list, by title and author or by ASIN.") { title, author, asin, isbn };
        command.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    var (draft, refusal) = WishReader.Read(parsed.GetValue(title), parsed.GetValue(author) ?? [], parsed.GetValue(asin), parsed.GetValue(isbn));
                    if (draft is null)
                    {
                        throw new CommandFailedException(refusal!);
                    }

                    await using var services = await scope.ComposeStateAsync(parsed, ct);
                    var import = await services.WantedList.ImportAsync(WishSource.Manual, [new WishLine(1, draft, null)], strict: true, ct);
                    await scope.Console.Error.WriteLineAsync(Texts.OneLine(Told(draft, import)));
                    return import.Refused ? ExitCode.Wrong : ExitCode.Good;
                }
            )
        );
        return command;
    }

    private static string Told(WishDraft draft, WishImport import) =>
        import switch
        {
            { Unreadable: [{ Refusal: { } full }, ..] } => full,
            { AlreadyOwned: [var owned, ..] } => $"{owned} So it was not put on the list.",
            { Added.Count: > 0 } => $"'{draft.Name}' is on the list; the next scan looks for it.",
            _ => $"'{draft.Name}' was on the list already.",
        };

    private static Command Remove(CommandScope scope)
    {
        var meant = new Argument<string>("WISH") { Description = "Its id as 'wanted list' shows it, or its title." };
        var command = new Command("remove", "Take a book off the list.") { meant };
        command.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    var text = parsed.GetRequiredValue(meant).Trim();
                    await using var services = await scope.ComposeStateAsync(parsed, ct);
                    var all = await services.WantedList.ListAsync(ct).ToListAsync(ct);
                    var found = all.Where(standing => IsMeant(standing.Wish, text)).ToList();
                    if (found is not [var only])
                    {
                        throw new CommandFailedException(
                            found.Count == 0
                                ? $"'{Texts.OneLine(text)}' is not on the list. 'mamcrawler wanted list' shows what is."
                                : $"'{Texts.OneLine(text)}' can mean {found.Count} wishes. Give the id of one, as 'mamcrawler wanted list' shows it."
                        );
                    }

                    await services.WantedList.RemoveAsync(only.Wish.Id, ct);
                    var proposal = only.State == WishState.Proposed ? $" Its proposal {only.DownloadId} stays: 'mamcrawler reject' refuses it." : "";
                    await scope.Console.Error.WriteLineAsync(Texts.OneLine($"'{only.Wish.Book.Name}' is off the list.{proposal}"));
                    return ExitCode.Good;
                }
            )
        );
        return command;
    }

    private static bool IsMeant(Wish wish, string text) =>
        string.Equals(wish.Id, text, StringComparison.OrdinalIgnoreCase)
        || string.Equals(wish.Book.Title, text, StringComparison.OrdinalIgnoreCase)
        || string.Equals(wish.Book.Name, text, StringComparison.OrdinalIgnoreCase)
        || (wish.Book.Asin is { } asin && string.Equals(asin, text, StringComparison.OrdinalIgnoreCase));

    private static Command List(CommandScope scope)
    {
        var json = CommonOptions.Json();
        var command = new Command("list", "List the books on the list and how each stands.") { json };
        command.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    await using var services = await scope.ComposeStateAsync(parsed, ct);
                    var wishes = await services.WantedList.ListAsync(ct).ToListAsync(ct);
                    if (parsed.GetValue(json))
                    {
                        await CommandJson.WriteAsync(scope.Console.Output, wishes.Select(WishResponse.From).ToArray());
                        return ExitCode.Good;
                    }

                    if (wishes.Count == 0)
                    {
                        await scope.Console.Output.WriteLineAsync("The list is empty. 'mamcrawler wanted add TITLE --author A' puts a book on it.");
                        return ExitCode.Good;
                    }

                    var table = new ResultTable(Texts.Count(wishes.Count, "book"), "Title", "Author", "List", "State", "Why", "Id");
                    foreach (var (wish, state, why, _) in wishes)
                    {
                        var title = wish.Book.Title.Length > 0 ? wish.Book.Title : wish.Book.Asin ?? "";
                        table.Add(title, string.Join(", ", wish.Book.Authors.Take(2)), wish.Source.Name(), state.ToString(), why, wish.Id);
                    }

                    await table.WriteAsync(scope.Console);
                    return ExitCode.Good;
                }
            )
        );
        return command;
    }
}
