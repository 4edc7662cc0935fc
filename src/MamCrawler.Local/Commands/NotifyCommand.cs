using System.CommandLine;
using System.Globalization;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Output;

namespace MamCrawler.Local.Commands;

/// <summary><c>notify</c>: how the messages to the webhook stand; <c>notify test</c>: send one.</summary>
internal static class NotifyCommand
{
    internal static Command Create(CommandScope scope)
    {
        var json = CommonOptions.Json();
        var command = new Command("notify", "Show how the messages to your webhook stand.") { json, Test(scope) };
        command.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    await using var services = await scope.ComposeStateAsync(parsed, ct);
                    var standing = await services.Notices.ReadAsync(ct);
                    if (parsed.GetValue(json))
                    {
                        await CommandJson.WriteAsync(scope.Console.Output, standing);
                    }
                    else if (!standing.Enabled)
                    {
                        await scope.Console.Output.WriteLineAsync(
                            "No webhook is switched on. Set the secret webhook-address ('mamcrawler secret set webhook-address') and webhook.enabled in the settings."
                        );
                    }
                    else
                    {
                        await scope.Console.Output.WriteLineAsync(
                            $"{Texts.Count(standing.Waiting, "message")} waiting, {standing.Lost} given up; last taken: {Minute(standing.DeliveredAt) ?? "never"}."
                        );
                        if (standing.FailingSince is not null)
                        {
                            await scope.Console.Output.WriteLineAsync($"Nothing is taken since {Minute(standing.FailingSince)}: {standing.Why}");
                        }
                    }

                    return standing.FailingSince is null ? ExitCode.Good : ExitCode.Wrong;
                }
            )
        );
        return command;
    }

    private static Command Test(CommandScope scope)
    {
        var command = new Command("test", "Send a test message at once.");
        command.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    await using var services = await scope.ComposeStateAsync(parsed, ct);
                    await services.Notices.TestAsync(ct);
                    await scope.Console.Error.WriteLineAsync("The webhook took a test message. Look whether it has arrived.");
                    return ExitCode.Good;
                }
            )
        );
        return command;
    }

    private static string? Minute(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
