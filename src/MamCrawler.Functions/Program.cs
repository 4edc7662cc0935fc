using MamCrawler.Core.Faults;
using MamCrawler.Core.Telemetry;
using MamCrawler.Functions.Composition;
using MamCrawler.Functions.Settings;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

try
{
    var settings = CloudSettings.Read(CloudSettings.ReadEnvironment());
    var builder = FunctionsApplication.CreateBuilder(args);
    builder.ConfigureFunctionsWebApplication();
    builder.Services.AddMamCrawler(settings);
    // The host stores every line that it is handed, and has lines of its own for every request.
    builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning);
    using var host = builder.Build();
    await host.RunAsync();
    return 0;
}
catch (FaultException exception)
{
    new StandardErrorLogger(Console.Error).SettingsRefused(exception.Fault.Sentence);
    return 1;
}
