using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace MamCrawler.Functions.Tests;

/// <summary>Every function of the app, as the host will be told of it.</summary>
internal static class FunctionCatalogue
{
    public static IReadOnlyDictionary<string, MethodInfo> All { get; } =
        typeof(FunctionNames)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null)
            .ToDictionary(method => method.GetCustomAttribute<FunctionAttribute>()!.Name, StringComparer.Ordinal);

    /// <summary>The functions that a kind of trigger starts, with the trigger.</summary>
    public static IReadOnlyDictionary<string, TTrigger> TriggeredBy<TTrigger>()
        where TTrigger : Attribute =>
        All.Select(function =>
                (function.Key, Trigger: function.Value.GetParameters().Select(parameter => parameter.GetCustomAttribute<TTrigger>()).FirstOrDefault())
            )
            .SelectMany(function =>
                function.Trigger is { } trigger ? [KeyValuePair.Create(function.Key, trigger)] : Array.Empty<KeyValuePair<string, TTrigger>>()
            )
            .ToDictionary(StringComparer.Ordinal);
}
