using System.Reflection;
using MamCrawler.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Tests.Telemetry;

/// <summary>Names, numbers and texts are what alerts and workbook stand on: each event is there once, and its text tells everything.</summary>
public sealed class EventCatalogueTests
{
    private static readonly Type[] Safe = [typeof(EventText), typeof(int), typeof(long), typeof(bool), typeof(ILogger), typeof(Exception)];

    public static TheoryData<string> Names => [.. Methods().Select(method => method.Name)];

    [Fact]
    public void All_Events_HaveANumberAndANameOfTheirOwn()
    {
        Assert.True(EventCatalogue.All.Count >= 50);
        Assert.Equal(Methods().Count(), EventCatalogue.All.Count);
        Assert.Equal(EventCatalogue.All.Count, EventCatalogue.All.DistinctBy(known => known.Id).Count());
        Assert.Equal(EventCatalogue.All.Count, EventCatalogue.All.DistinctBy(known => known.Name).Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Event_Text_IsItsNameAndAKeyForEachValue(string name)
    {
        var method = Methods().Single(method => method.Name == name);
        var message = method.GetCustomAttribute<LoggerMessageAttribute>()!;
        Assert.Equal(name, message.EventName);
        var values = method
            .GetParameters()
            .Where(parameter => parameter.ParameterType != typeof(ILogger) && parameter.ParameterType != typeof(Exception))
            .ToArray();
        Assert.Equal(
            string.Concat([name, .. values.Select(value => $" {value.Name}={{{char.ToUpperInvariant(value.Name![0])}{value.Name[1..]}}}")]),
            message.Message
        );
        Assert.Equal(values.Select(value => value.Name!), EventCatalogue.All.Single(known => known.Name == name).Keys);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Event_Values_CannotBreakTheText(string name) =>
        Assert.All(
            Methods().Single(method => method.Name == name).GetParameters(),
            parameter =>
                Assert.True(Safe.Contains(parameter.ParameterType) || parameter.ParameterType.IsEnum, $"{parameter.Name} is a {parameter.ParameterType}.")
        );

    [Theory]
    [MemberData(nameof(Names))]
    public void Event_Number_IsInTheRangeOfItsClass(string name)
    {
        var method = Methods().Single(method => method.Name == name);
        var thousand = method.DeclaringType!.Name switch
        {
            nameof(ScanEvents) => 10,
            nameof(OrchestrationEvents) => 11,
            nameof(DownloadEvents) => 20,
            nameof(ShelvingEvents) => 21,
            nameof(MetadataEvents) => 22,
            nameof(AccountEvents) => 30,
            nameof(TrackerEvents) => 40,
            nameof(ServiceEvents) => 50,
            nameof(JobEvents) => 60,
            nameof(NoticeEvents) => 61,
            nameof(HostEvents) => 70,
            nameof(ApiEvents) => 80,
            var other => throw new InvalidOperationException($"{other} has no range."),
        };
        Assert.Equal(thousand, EventCatalogue.All.Single(known => known.Name == name).Id / 100);
    }

    private static IEnumerable<MethodInfo> Methods() =>
        typeof(EventCatalogue)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance))
            .Where(method => method.GetCustomAttribute<LoggerMessageAttribute>() is not null);
}
