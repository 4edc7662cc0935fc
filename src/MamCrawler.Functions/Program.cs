using MamCrawler.Core.Faults;
using MamCrawler.Functions.Composition;
using MamCrawler.Functions.Settings;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

try
{
    var settings = CloudSettings.Read(CloudSettings.ReadEnvironment());
    var builder = FunctionsApplication.CreateBuilder(args);
    builder.ConfigureFunctionsWebApplication();
    builder.Services.AddMamCrawler(settings);
    await builder.Build().RunAsync();
    return 0;
}
catch (FaultException exception)
{
    // The host shows what a worker that ends wrote here.
    await Console.Error.WriteLineAsync(exception.Fault.Sentence);
    return 1;
}
