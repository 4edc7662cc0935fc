using System.Diagnostics;

namespace MamCrawler.Functions.Tests.Settings;

/// <summary>The program itself, started as the host starts it.</summary>
public sealed class ProgramTests
{
    [Fact]
    public async Task Start_MalformedSetting_EndsWithASentenceOnStandardError()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(FunctionNames).Assembly.Location]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["AzureWebJobsStorage"] = "UseDevelopmentStorage=true";
        start.Environment["MAMCRAWLER__Scan__Limit"] = "0";
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));

        var error = await process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);

        Assert.Equal(1, process.ExitCode);
        Assert.StartsWith("SettingsRefused sentence=\"The settings are not good", error, StringComparison.Ordinal);
        Assert.Contains("scan.limit: It is 0", error, StringComparison.Ordinal);
    }
}
