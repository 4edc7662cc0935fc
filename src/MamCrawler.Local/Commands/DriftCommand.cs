using System.CommandLine;
using System.Globalization;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Output;

namespace MamCrawler.Local.Commands;

/// <summary><c>drift</c>: the shapes of the services' answers; <c>drift leave ID</c> ends a safe mode.</summary>
internal static class DriftCommand
{
    internal static Command Create(CommandScope scope)
    {
        var json = CommonOptions.Json();
        var command = new Command("drift", "Show the shapes of the services' answers, and which have changed so that work stands still.")
        {
            json,
            Leave(scope),
        };
        command.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    await using var services = await scope.ComposeStateAsync(parsed, ct);
                    var shapes = await services.Drift.ListAsync(ct);
                    if (parsed.GetValue(json))
                    {
                        await CommandJson.WriteAsync(scope.Console.Output, shapes);
                        return ExitCode.Good;
                    }

                    var table = new ResultTable("No answer was judged yet.", "", "Shape", "Fingerprint", "Changed", "Safe mode");
                    foreach (var shape in shapes)
                    {
                        table.Add(
                            shape.SafeSince is null ? "✓" : "✗",
                            shape.Id,
                            shape.Fingerprint,
                            Day(shape.ChangedAt),
                            shape.SafeSince is null ? "" : $"since {Day(shape.SafeSince)}: {shape.Why}"
                        );
                    }

                    await table.WriteAsync(scope.Console);
                    return shapes.Any(shape => shape.SafeSince is not null) ? ExitCode.Wrong : ExitCode.Good;
                }
            )
        );
        return command;
    }

    private static Command Leave(CommandScope scope)
    {
        var id = new Argument<string>("ID") { Description = "The shape, as the list shows it." };
        var command = new Command("leave", "End a safe mode, after a look at what has changed. The next answer is judged anew.") { id };
        command.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    var shape = parsed.GetRequiredValue(id);
                    await using var services = await scope.ComposeStateAsync(parsed, ct);
                    if (!await services.Drift.LeaveAsync(shape, ct))
                    {
                        throw new CommandFailedException($"'{shape}' is in no safe mode. 'mamcrawler drift' shows which are.");
                    }

                    await scope.Console.Error.WriteLineAsync($"'{shape}' has left its safe mode; its next answer is judged anew.");
                    return ExitCode.Good;
                }
            )
        );
        return command;
    }

    private static string Day(DateTimeOffset? moment) => moment?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";
}
