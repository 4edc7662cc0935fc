using System.Reflection;
using MamCrawler.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Infra.Tests.Telemetry;

/// <summary>Messages as the methods of the catalogue really write them, with values that are awkward to read.</summary>
internal static class WrittenEvents
{
    /// <summary>Several words, quotation marks, and what looks like another key.</summary>
    public const string Awkward = "two words, \"quoted\" ratio=9 service=Nobody";

    /// <summary>By the name of the event: one message with plain values, one with awkward texts.</summary>
    public static ILookup<string, string> All { get; } =
        Methods().SelectMany(method => new[] { Write(method, "plain"), Write(method, Awkward) }).ToLookup(written => written.Event, written => written.Message);

    private static readonly Lazy<string> Sources = new(() =>
        string.Concat(
            Repository.Files("src", "*.cs").Where(path => !path.StartsWith("src/MamCrawler.Core/Telemetry/", StringComparison.Ordinal)).Select(Repository.Read)
        )
    );

    /// <summary>True when some code outside the catalogue calls the event's method.</summary>
    public static bool IsWrittenInCode(string name) => Sources.Value.Contains($".{name}(", StringComparison.Ordinal);

    private static IEnumerable<MethodInfo> Methods() =>
        typeof(EventCatalogue)
            .Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(EventCatalogue).Namespace)
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Where(method => method.GetCustomAttribute<LoggerMessageAttribute>() is not null);

    private static (string Event, string Message) Write(MethodInfo method, string text)
    {
        var logger = new LastMessage();
        method.Invoke(null, [.. method.GetParameters().Select(parameter => Value(parameter.ParameterType, parameter.Name!, text, logger))]);
        return (logger.Event!, logger.Message!);
    }

    private static object Value(Type type, string name, string text, ILogger logger) =>
        type switch
        {
            _ when type == typeof(ILogger) => logger,
            _ when type == typeof(EventText) => EventText.From(
                IsFraction(name) ? "1.5"
                : IsWhole(name) ? "7"
                : text
            ),
            _ when type == typeof(Exception) => new InvalidOperationException(text),
            _ when type == typeof(bool) => true,
            _ when type.IsEnum => Enum.GetValues(type).GetValue(0)!,
            _ => Convert.ChangeType(7, type, provider: null),
        };

    // Numbers that may be unknown travel as text.
    private static bool IsFraction(string name) => name is "ratio" or "floor" or "warnAt";

    private static bool IsWhole(string name) => name is "unsatisfied" or "limit" or "free" or "points" or "wedges" or "vipDays";

    private sealed class LastMessage : ILogger
    {
        public string? Event { get; private set; }

        public string? Message { get; private set; }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            (Event, Message) = (eventId.Name, formatter(state, exception));
    }
}
