using MamCrawler.Infra.Tests.Bicep;

namespace MamCrawler.Infra.Tests;

public sealed partial class InfraInvariantTests
{
    // uniqueString makes 13 characters.
    private const string Token = "abcdefghijklm";

    [Theory]
    [InlineData("identity", "name", 3, 128)]
    [InlineData("monitoring", "workspaceName", 4, 63)]
    [InlineData("monitoring", "componentName", 1, 260)]
    [InlineData("storage", "name", 3, 24)]
    [InlineData("vault", "name", 3, 24)]
    [InlineData("app", "name", 2, 60)]
    [InlineData("app", "planName", 1, 60)]
    [InlineData("budget", "name", 1, 63)]
    public void Names_OfResources_HaveALengthThatAzureTakes(string module, string parameter, int least, int most)
    {
        var name = Evaluate(InfraFiles.Main.Modules.Single(declared => declared.Name == module).Body.At($"params.{parameter}"));
        Assert.InRange(name.Length, least, most);
        Assert.Matches(module == "storage" ? "^[a-z0-9]+$" : "^[a-z][a-z0-9-]*[a-z0-9]$", name);
    }

    [Fact]
    public void Names_OfTheGroupForMail_AreShortEnough()
    {
        var group = InfraFiles.Module("alerts").Resource("Microsoft.Insights/actionGroups").Body;
        Assert.InRange(group.At("properties.groupShortName")!.LiteralText!.Length, 1, 12);
    }

    [Fact]
    public void Names_OfQueues_AreThoseOfTheCode()
    {
        var queues = Assert.IsType<BicepExpression.Loop>(InfraFiles.Module("storage").Resource("Microsoft.Storage/storageAccounts/queueServices/queues").Loop);
        Assert.Equal(["push-torrent", "push-torrent-poison"], Texts(queues.Source));
        Assert.Equal("push-torrent", Core.Downloads.Pushing.PushTorrent.Queue);
    }

    private static string Evaluate(BicepExpression? name) =>
        string.Concat(
            Assert
                .IsType<BicepExpression.Text>(name)
                .Parts.Select(part =>
                    part is BicepExpression.Name { Identifier: "token" } ? Token : Assert.IsType<string>(((BicepExpression.Constant)part).Value)
                )
        );
}
