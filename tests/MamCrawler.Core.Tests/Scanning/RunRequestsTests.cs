using MamCrawler.Core.Orchestrations.Scanning;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Tests.Scanning;

public sealed class RunRequestsTests
{
    private readonly Counts _counts = new();

    [Fact]
    public void Read_ProcessAskedBeforeTheRun_CountsOnlyThoseOfTheRun()
    {
        _counts.Values["Audible"] = 7;
        _counts.Values["Hardcover"] = 2;
        var requests = new RunRequests(_counts);
        requests.Begin("run1");
        _counts.Values["Audible"] = 10;
        _counts.Values["MyAnonamouse"] = 1;

        Assert.Equal(new Dictionary<string, int> { ["Audible"] = 3, ["MyAnonamouse"] = 1 }, requests.Read("run1"));
    }

    [Fact]
    public void Begin_ActivityRepeated_KeepsTheFirstBeginning()
    {
        var requests = new RunRequests(_counts);
        requests.Begin("run1");
        _counts.Values["Audible"] = 4;
        requests.Begin("run1");

        Assert.Equal(4, requests.Read("run1")["Audible"]);
    }

    [Fact]
    public void Read_RunThatAnotherProcessBegan_CountsSinceThisProcessStarted()
    {
        var requests = new RunRequests(_counts);
        requests.Begin("run1");
        _counts.Values["Audible"] = 4;

        Assert.Equal(4, requests.Read("run2")["Audible"]);
    }

    private sealed class Counts : IRequestCounts
    {
        public Dictionary<string, int> Values { get; } = [];

        public IReadOnlyDictionary<string, int> Read() => new Dictionary<string, int>(Values);
    }
}
