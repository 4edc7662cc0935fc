using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MamCrawler.Simulators.Hosting;

/// <summary>
/// The control endpoints of a simulator: <c>GET /_simulator/faults</c>, <c>PUT</c> or <c>DELETE /_simulator/faults/{name}</c>
/// (with <c>value</c>, <c>times</c> and <c>path</c> in the query) and <c>GET /_simulator/requests</c>.
/// </summary>
internal static class SimulatorControl
{
    public static void Map(IEndpointRouteBuilder routes, SimulatorServer server)
    {
        routes.MapGet(
            FaultPipeline.ControlPrefix + "/faults",
            context => context.Response.WriteAsJsonAsync(new { known = server.Faults.Known, on = server.Faults.On })
        );
        routes.MapPut(FaultPipeline.ControlPrefix + "/faults/{name}", context => PutAsync(context, server.Faults));
        routes.MapDelete(
            FaultPipeline.ControlPrefix + "/faults/{name}",
            context =>
            {
                server.Faults.Clear((string)context.Request.RouteValues["name"]!);
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                return Task.CompletedTask;
            }
        );
        routes.MapGet(
            FaultPipeline.ControlPrefix + "/requests",
            context =>
                context.Response.WriteAsJsonAsync(
                    new
                    {
                        total = server.Requests.Total,
                        mostAtOnce = server.Requests.MostAtOnce,
                        smallestGapSeconds = server.Requests.SmallestGap?.TotalSeconds,
                        counts = server.Requests.Counts,
                        violations = server.Requests.Violations,
                    }
                )
        );
    }

    private static async Task PutAsync(HttpContext context, FaultSwitches faults)
    {
        var name = (string)context.Request.RouteValues["name"]!;
        if (!faults.Known.Contains(name))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            await context.Response.WriteAsync($"There is no fault \"{name}\"; there are: {string.Join(", ", faults.Known)}.");
            return;
        }

        var query = context.Request.Query;
        var times = int.TryParse(query["times"], out var number) ? number : (int?)null;
        faults.Set(name, new FaultSwitch(query["value"].FirstOrDefault(), times, query["path"].FirstOrDefault()));
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
