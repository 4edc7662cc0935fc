using System.Globalization;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MamCrawler.Simulators.MyAnonamouse;

/// <summary>Sells VIP, upload credit and wedges. Whoever buys without the switch <see cref="MyAnonamouseFaults.SpendingAllowed"/> spends what nobody allowed, which is a violation.</summary>
internal sealed class BonusShop(TrackerAccount account, FaultSwitches faults, RequestLog requests)
{
    private const string Path = "/json/bonusBuy.php";

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path + "/{rest?}", BuyAsync);

    /// <summary>Charges a wedge for a torrent that is fetched with the flag, free or not, as the real one does.</summary>
    public void ChargeWedge(TrackerRelease release)
    {
        if (!faults.On.ContainsKey(MyAnonamouseFaults.SpendingAllowed))
            requests.Violate($"A wedge was charged for {release.Id}.");
        else if (release.Free || (release.Vip && account.IsVip) || account.HasWedge(release.Id))
            requests.Violate($"A wedge was charged for {release.Id}, which was free.");
        account.SpendWedge(release.Id);
    }

    private Task BuyAsync(HttpContext context)
    {
        if (context.Request.Query["spendtype"] == "personalFL")
        {
            requests.Violate("The old route for wedges was asked.");
            return WriteAsync(context, "Not allowed via API", StatusCodes.Status410Gone);
        }

        if (!faults.On.ContainsKey(MyAnonamouseFaults.SpendingAllowed))
        {
            requests.Violate("Bonus points were to be spent.");
            return WriteAsync(context, "Not enough points");
        }

        var error = (string?)context.Request.Query["spendtype"] switch
        {
            "VIP" => account.BuyVip(Number(context, "duration")),
            "upload" => account.BuyCredit(Number(context, "amount")),
            _ => "Unknown type",
        };
        if (error is null && faults.TryTake(MyAnonamouseFaults.PurchaseAnswerLost, Path))
        {
            context.Abort();
            return Task.CompletedTask;
        }

        return WriteAsync(context, error);
    }

    private static int Number(HttpContext context, string name) =>
        int.TryParse(context.Request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private Task WriteAsync(HttpContext context, string? error, int status = StatusCodes.Status200OK) =>
        JsonAnswer.WriteAsync(
            context,
            json =>
            {
                json.WriteStartObject();
                json.WriteBoolean("success", error is null);
                if (error is null)
                    json.WriteNumber("seedbonus", account.BonusPoints);
                else
                    json.WriteString("error", error);
                json.WriteEndObject();
            },
            status
        );
}
