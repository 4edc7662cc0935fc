using System.Globalization;
using System.Text;
using MamCrawler.Azure.Tests.Cost;
using MamCrawler.Core.Schedules;

namespace MamCrawler.Infra.Tests.Cost;

/// <summary>Writes docs/cost.md.</summary>
internal static class CostDocument
{
    public const string Path = "docs/cost.md";

    public static string Write()
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"""
            # What a month costs

            About **{MonthlyCost.Total:0.00} US dollars** for a library of 1,605 books, scanned every night. {MonthlyCost.WithoutAlwaysReady:0.00} without an instance that is always ready (`azd env set ALWAYS_READY_INSTANCES 0`: a scan may then start
            a minute late). {MonthlyCost.NatGateway:0.00} more with a NAT gateway, which few need. The budget of the deployment, {Deployed.MonthlyBudget}, sends a mail before that is passed.

            This page is written by a program (`CostDocument` in `tests/MamCrawler.Infra.Tests`) from the Bicep, the schedules and what was counted; a test fails when it is stale. To write it anew:
            `MAMCRAWLER_WRITE_DOCS=1 dotnet test tests/MamCrawler.Infra.Tests --filter CostDocumentTests`. Quantities are on the side of too much: every scan is counted as one with a cold cache, and every process as new.

            ## The bill

            | what | quantity | dollars | why |
            | --- | ---: | ---: | --- |

            """
        );
        foreach (var line in MonthlyCost.Lines)
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {line.What} | {(line.Quantity < 10 ? $"{line.Quantity:0.##}" : $"{line.Quantity:N0}")} {line.Unit} | {line.Dollars:0.00} | {line.Why} |\n"
            );
        text.Append(CultureInfo.InvariantCulture, $"| **Together** | | **{MonthlyCost.Total:0.00}** | |\n\n");
        Scan(text);
        Timers(text);
        PriceList(text);
        return text.ToString();
    }

    private static void Scan(StringBuilder text)
    {
        text.Append(
            CultureInfo.InvariantCulture,
            $"""
            ## A scan

            At most 2,000 storage transactions and 300 executions, held by `ScanCostTests`, which counts the requests of our adapters to a real Azurite and the activities and turns of the engine. Durable's share is
            {DurableShare.PerActivity} transactions an activity, {DurableShare.PerTurn} a turn of an orchestrator and {DurableShare.PerPart} an orchestration that is a part of the scan ([why](decisions/0087-what-a-scan-costs.md)).

            | cache | executions | transactions | ours | Durable's | activities | turns | parts |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |

            """
        );
        foreach (var (name, scan) in new[] { ("cold", ScanFigures.Cold), ("warm", ScanFigures.Warm) })
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {name} | {scan.Executions} | {scan.Transactions:N0} | {scan.Own} | {scan.Durable:N0} | {scan.Activities} | {scan.Turns} | {scan.Parts} |\n"
            );
        text.Append('\n');
    }

    private static void Timers(StringBuilder text)
    {
        text.Append("## Executions of timers\n\n| timer | in a month |\n| --- | ---: |\n");
        foreach (var schedule in Schedules.All)
            text.Append(CultureInfo.InvariantCulture, $"| `{schedule.Name}` | {Deployed.RunsOf(schedule):N0} |\n");
        text.Append(CultureInfo.InvariantCulture, $"| together | {MonthlyCost.TimerRuns:N0} |\n\n");
    }

    private static void PriceList(StringBuilder text)
    {
        text.Append(
            "## Prices\n\nUS dollars, East US, pay as you go. **Not prices that anybody promised**: look them up in the [price calculator](https://azure.microsoft.com/pricing/calculator/) for your region.\n\n"
        );
        text.Append("| what | dollars | for | source |\n| --- | ---: | --- | --- |\n");
        foreach (var price in Prices.All)
            text.Append(CultureInfo.InvariantCulture, $"| {price.What} | {price.Dollars:0.######} | {price.Per:N0} {price.Unit} | {price.Source} |\n");
    }
}
