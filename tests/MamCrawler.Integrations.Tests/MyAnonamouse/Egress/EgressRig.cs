using MamCrawler.Core.Account;
using MamCrawler.Integrations.Http;
using MamCrawler.Integrations.MyAnonamouse;
using MamCrawler.Integrations.Tests.Http;

namespace MamCrawler.Integrations.Tests.MyAnonamouse.Egress;

/// <summary>A tracker on loopback that says from where it sees somebody come, and clients that go to it by one way or another.</summary>
internal sealed class EgressRig : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> parts = [];

    private EgressRig(StubServer tracker) => Tracker = tracker;

    public StubServer Tracker { get; }

    public MemorySecrets Secrets { get; } = new();

    public IEnumerable<string> Asked => Tracker.Requests.Select(request => request.Target);

    public static async Task<EgressRig> StartAsync()
    {
        var tracker = await StubServer.StartAsync(
            (context, request) =>
                StubServer.WriteAsync(
                    context,
                    200,
                    request.Target.StartsWith("/json/jsonIp.php", StringComparison.Ordinal)
                        ? $$"""{"ip":"{{context.Connection.RemoteIpAddress!.MapToIPv4()}}","ASN":"AS64500","AS":"Loopback Net"}"""
                        : StubTracker.Rows(1)
                )
        );
        return new EgressRig(tracker) { Secrets = { ["mam-id"] = StubTracker.Seed } };
    }

    /// <summary>A new process whose session was made for an address.</summary>
    public MyAnonamouseClient Client(EgressOptions egress, string madeFor)
    {
        var http = ServiceHandler.CreateClient(EgressHttp.CreateHandler(egress, Secrets));
        var options = new MyAnonamouseOptions
        {
            BaseAddress = Tracker.Address,
            ExpectedAddress = madeFor,
            Egress = egress,
            Lane = new TrackerLaneOptions { Pace = PaceOptions.Rules with { MinimumGap = TimeSpan.Zero, Jitter = TimeSpan.Zero } },
        };
        var client = new MyAnonamouseClient(http, options, new MemoryTables(), Secrets, TimeProvider.System);
        parts.Add(client);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in parts)
            await part.DisposeAsync();
        await Tracker.DisposeAsync();
    }
}
