using System.CommandLine;
using MamCrawler.Core.Scanning;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Output;

namespace MamCrawler.Local.Commands;

/// <summary><c>follow add|remove|list</c>: series and authors that count as held though nothing of them is owned (rules.md 3).</summary>
internal static class FollowCommand
{
    internal static Command Create(CommandScope scope) =>
        new("follow", "Follow series and authors that the library does not hold yet.") { Add(scope), Remove(scope), List(scope) };

    private static Command Add(CommandScope scope)
    {
        var (kind, name) = Arguments();
        var author = new Option<string?>("--author") { Description = "The series' author, where several series have its name.", HelpName = "A" };
        var command = new Command("add", "Follow a series or an author.") { kind, name, author };
        command.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    var wanted = NameOf(parsed, name);
                    await using var services = await scope.ComposeStateAsync(parsed, ct);
                    var added = await services.Follows.AddAsync(parsed.GetRequiredValue(kind), wanted, parsed.GetValue(author), ct);
                    await scope.Console.Error.WriteLineAsync(added ? $"Following '{wanted}' from the next scan on." : $"'{wanted}' was followed already.");
                    return ExitCode.Good;
                }
            )
        );
        return command;
    }

    private static Command Remove(CommandScope scope)
    {
        var (kind, name) = Arguments();
        var command = new Command("remove", "Follow a series or an author no longer.") { kind, name };
        command.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    var unwanted = NameOf(parsed, name);
                    await using var services = await scope.ComposeStateAsync(parsed, ct);
                    if (!await services.Follows.RemoveAsync(parsed.GetRequiredValue(kind), unwanted, ct))
                    {
                        throw new CommandFailedException($"'{unwanted}' was not followed. 'mamcrawler follow list' shows what is.");
                    }

                    await scope.Console.Error.WriteLineAsync($"'{unwanted}' is followed no longer.");
                    return ExitCode.Good;
                }
            )
        );
        return command;
    }

    private static Command List(CommandScope scope)
    {
        var json = CommonOptions.Json();
        var command = new Command("list", "List what is followed.") { json };
        command.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    await using var services = await scope.ComposeStateAsync(parsed, ct);
                    var followed = await services.Follows.ListAsync(ct).ToArrayAsync(ct);
                    if (parsed.GetValue(json))
                    {
                        await CommandJson.WriteAsync(scope.Console.Output, followed);
                        return ExitCode.Good;
                    }

                    if (followed.Length == 0)
                    {
                        await scope.Console.Output.WriteLineAsync("Nothing is followed. 'mamcrawler follow add series NAME' follows a series.");
                        return ExitCode.Good;
                    }

                    var table = new ResultTable(null, "Kind", "Name", "Author", "Since");
                    foreach (var item in followed)
                    {
                        table.Add(item.Kind.ToString(), item.Name, item.Author ?? "", Texts.Time(item.Since));
                    }

                    await table.WriteAsync(scope.Console);
                    return ExitCode.Good;
                }
            )
        );
        return command;
    }

    private static (Argument<FollowedKind> Kind, Argument<string> Name) Arguments() =>
        (
            new Argument<FollowedKind>("KIND") { Description = "series or author.", CustomParser = WordArgument.Read<FollowedKind> },
            new Argument<string>("NAME") { Description = "The name as its readers write it." }
        );

    private static string NameOf(ParseResult parsed, Argument<string> name) =>
        parsed.GetRequiredValue(name).Trim() is { Length: > 0 and <= 300 } text
            ? text
            : throw new CommandFailedException("The name is empty or longer than 300 characters.");
}
