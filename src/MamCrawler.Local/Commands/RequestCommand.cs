using System.CommandLine;
using MamCrawler.Core.Requests;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Output;

namespace MamCrawler.Local.Commands;

/// <summary><c>request GAP</c>: the draft of a request for what the tracker does not have. Nothing is posted.</summary>
internal static class RequestCommand
{
    internal static Command Create(CommandScope scope)
    {
        var meant = new Argument<string>("GAP") { Description = "Its id, the beginning of it, or \"Series 5\"." };
        var json = CommonOptions.Json();
        var command = new Command("request", "Write the draft of a request for a book that the tracker does not have. Nothing is posted.") { meant, json };
        command.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    await using var services = await scope.ComposeStateAsync(parsed, ct);
                    var standing = await GapFinding.FindAsync(services.Gaps, parsed.GetRequiredValue(meant), ct);
                    var (draft, refusal) = RequestWriter.Write(standing);
                    if (draft is null)
                    {
                        throw new CommandFailedException(refusal!);
                    }

                    if (parsed.GetValue(json))
                    {
                        await CommandJson.WriteAsync(scope.Console.Output, draft);
                        return ExitCode.Good;
                    }

                    await scope.Console.Output.WriteAsync(draft.Text);
                    await scope.Console.Error.WriteLineAsync(
                        $"The tracker was asked on {Texts.Time(draft.SearchedAt)} and had nothing. Look once more before you post this: nothing is posted for you."
                    );
                    return ExitCode.Good;
                }
            )
        );
        return command;
    }
}
