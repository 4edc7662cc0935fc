using System.CommandLine;
using MamCrawler.Core.Account;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Output;

namespace MamCrawler.Local.Commands;

/// <summary><c>spends</c>: what was spent of points and wedges, or would have been; <c>spends settle ID</c>: a person's word about one of which nobody knows whether it was made.</summary>
internal static class SpendsCommand
{
    internal static Command Create(CommandScope scope)
    {
        var json = CommonOptions.Json();
        var command = new Command("spends", "List what was spent of points and wedges, or would have been.") { json, CreateSettle(scope) };
        command.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    await using var services = await scope.ComposeStateAsync(parsed, ct);
                    var spends = await services.Account.ListSpendsAsync(ct);
                    if (parsed.GetValue(json))
                    {
                        await CommandJson.WriteAsync(scope.Console.Output, spends);
                    }
                    else
                    {
                        await WriteAsync(scope.Console, spends);
                    }

                    return ExitCode.Good;
                }
            )
        );
        return command;
    }

    private static Command CreateSettle(CommandScope scope)
    {
        var id = new Argument<string>("ID") { Description = "The spend's id, as 'spends' shows it." };
        var spent = new Option<bool>("--spent") { Description = "The bonus history on the tracker's site shows it." };
        var notSpent = new Option<bool>("--not-spent") { Description = "The bonus history does not show it." };
        var command = new Command("settle", "Say whether a spend was made of which nobody knows it.") { id, spent, notSpent };
        command.Validators.Add(result =>
        {
            if (result.GetValue(spent) == result.GetValue(notSpent))
            {
                result.AddError("Give either --spent or --not-spent.");
            }
        });
        command.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    await using var services = await scope.ComposeStateAsync(parsed, ct);
                    var name = parsed.GetRequiredValue(id);
                    var settled =
                        await services.Account.SettleSpendAsync(name, parsed.GetValue(spent), ct)
                        ?? throw new CommandFailedException($"There is no open spend '{name}'. 'mamcrawler spends' lists them.");
                    await scope.Console.Error.WriteLineAsync(settled.Result);
                    return ExitCode.Good;
                }
            )
        );
        return command;
    }

    private static async Task WriteAsync(CommandConsole console, IReadOnlyList<Spend> spends)
    {
        if (spends.Count == 0)
        {
            await console.Output.WriteLineAsync("Nothing was spent, and nothing would have been.");
            return;
        }

        var table = new ResultTable(Texts.Count(spends.Count, "spend"), "Id", "State", "What", "Cost", "Why", "Result");
        foreach (var spend in spends)
        {
            var (wish, cost) = (spend.Wish, spend.Wish.Wedges > 0 ? "1 wedge" : Texts.Count(spend.Wish.Points, "point"));
            table.Add(spend.Id, spend.State.ToString(), $"{wish.Kind} {wish.Subject}", cost, wish.Reason, spend.Result);
        }

        await table.WriteAsync(console);
    }
}
