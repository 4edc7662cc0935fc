using System.Runtime.CompilerServices;

namespace MamCrawler.Functions.Tests;

/// <summary>The engine of the test host tells every request on the console unless its environment says otherwise.</summary>
internal static class QuietEngine
{
    [ModuleInitializer]
    internal static void Hush() => Environment.SetEnvironmentVariable("Logging__LogLevel__Default", "Error");
}
