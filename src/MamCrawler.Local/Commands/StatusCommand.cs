using System.CommandLine;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Output;

namespace MamCrawler.Local.Commands;

/// <summary><c>status</c>: how the account on the tracker stands, as it was read last.</summary>
internal static class StatusCommand
{
    internal static Command Create(CommandScope scope)
    {
        var json = CommonOptions.Json();
        var command = new Command("status", "Tell how the account stands: ratio, slots, VIP, points, and what waits. The tracker is not asked.") { json };
        command.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    await using var services = await scope.ComposeStateAsync(parsed, ct);
                    var sentences = await services.Account.DescribeAsync(ct);
                    if (parsed.GetValue(json))
                    {
                        await CommandJson.WriteAsync(scope.Console.Output, sentences);
                        return ExitCode.Good;
                    }

                    foreach (var sentence in sentences)
                    {
                        await scope.Console.Output.WriteLineAsync(sentence);
                    }

                    return ExitCode.Good;
                }
            )
        );
        return command;
    }
}
