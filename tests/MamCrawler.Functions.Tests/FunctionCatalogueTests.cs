using System.Reflection;
using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Schedules;
using Microsoft.Azure.Functions.Worker;

namespace MamCrawler.Functions.Tests;

/// <summary>What Core can do is what the host is told of, no more and no less.</summary>
public sealed class FunctionCatalogueTests
{
    [Fact]
    public void Orchestrators_OfCore_AreFunctionsOfTheirNames() =>
        Assert.Equal(NamesOf(typeof(IOrchestrator<,>)), Sorted(FunctionCatalogue.TriggeredBy<OrchestrationTriggerAttribute>().Keys));

    [Fact]
    public void Activities_OfCore_AreFunctionsOfTheirNames() =>
        Assert.Equal(NamesOf(typeof(IActivity<,>)), Sorted(FunctionCatalogue.TriggeredBy<ActivityTriggerAttribute>().Keys));

    [Fact]
    public void Schedules_OfTheRules_AreTimersOfTheirNames() =>
        Assert.Equal(Sorted(Schedules.All.Select(schedule => schedule.Name)), Sorted(FunctionCatalogue.TriggeredBy<TimerTriggerAttribute>().Keys));

    [Fact]
    public void Queues_AreThePushesAndThoseGivenUp() =>
        Assert.Equal(
            [("PushTorrent", "push-torrent"), ("PushTorrentPoison", "push-torrent-poison")],
            FunctionCatalogue.TriggeredBy<QueueTriggerAttribute>().Select(function => (function.Key, function.Value.QueueName)).Order()
        );

    [Fact]
    public void Names_AreThoseOfTheOneFile()
    {
        var constants = typeof(FunctionNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(Sorted(constants), Sorted(FunctionCatalogue.All.Keys));
    }

    [Fact]
    public void Orchestrators_AreCalledWithNothingButTheirInput() =>
        Assert.All(
            FunctionCatalogue.TriggeredBy<OrchestrationTriggerAttribute>().Keys,
            name => Assert.Equal(2, FunctionCatalogue.All[name].GetParameters().Length)
        );

    private static IEnumerable<string> NamesOf(Type contract) =>
        Sorted(
            contract
                .Assembly.GetTypes()
                .Where(type => type is { IsClass: true, IsAbstract: false, IsPublic: true })
                .Where(type => type.GetInterfaces().Any(made => made.IsGenericType && made.GetGenericTypeDefinition() == contract))
                .Select(type => type.Name)
        );

    private static IEnumerable<string> Sorted(IEnumerable<string> names) => names.Order(StringComparer.Ordinal);
}
