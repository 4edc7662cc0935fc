using System.Text.Json;

namespace MamCrawler.Local.Tests;

/// <summary>What the command line brings along.</summary>
public sealed class DependencyTests
{
    private static readonly string[] Storage = ["Azure.Storage.", "Azure.Data.Tables", "Microsoft.Azure.", "MamCrawler.Azure/", "MamCrawler.Functions/"];

    [Fact]
    public void Dependencies_OfTheCommandLine_HoldTheVaultAndNoStorage()
    {
        // This test project refers to the command line alone, so that its own closure is that one's.
        using var closure = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "MamCrawler.Local.Tests.deps.json")));
        var libraries = closure.RootElement.GetProperty("libraries").EnumerateObject().Select(library => library.Name).ToList();
        Assert.Contains(libraries, name => name.StartsWith("Azure.Security.KeyVault.Secrets/", StringComparison.Ordinal));
        Assert.Contains(libraries, name => name.StartsWith("mamcrawler/", StringComparison.Ordinal));
        Assert.DoesNotContain(libraries, name => Storage.Any(package => name.StartsWith(package, StringComparison.Ordinal)));
    }
}
