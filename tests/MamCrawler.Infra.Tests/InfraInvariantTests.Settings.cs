using System.Text.Json;
using System.Text.RegularExpressions;
using MamCrawler.Core.Schedules;
using MamCrawler.Infra.Tests.Bicep;

namespace MamCrawler.Infra.Tests;

public sealed partial class InfraInvariantTests
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Defaults = new(() => Texts("infra/settings.json"));

    private static BicepExpression.Object Hosting => Assert.IsType<BicepExpression.Object>(InfraFiles.Module("functionApp").Variable("hosting").Value);

    [Fact]
    public void Settings_OfTheCode_AreThoseOfBicepWithTheSameDefaults() =>
        Assert.Equal(SettingsOfTheCode.Defaults.OrderBy(setting => setting.Key), Defaults.Value.OrderBy(setting => setting.Key));

    [Fact]
    public void Settings_Schedules_AreThoseOfTheRules() =>
        Assert.Equal(
            Schedules.All.ToDictionary(schedule => schedule.Setting, schedule => schedule.Default).OrderBy(schedule => schedule.Key),
            Defaults.Value.Where(setting => setting.Key.StartsWith("SCHEDULE_", StringComparison.Ordinal)).OrderBy(setting => setting.Key)
        );

    [Fact]
    public void Settings_OfTheParameterFile_CanEachBeSetByTheirOwnName()
    {
        using var parameters = JsonDocument.Parse(Repository.Read("infra/main.parameters.json"));
        var settings = parameters.RootElement.GetProperty("parameters").GetProperty("settings").GetProperty("value");
        Assert.Equal(
            Defaults.Value.Keys.Order(StringComparer.Ordinal),
            settings.EnumerateObject().Select(setting => setting.Name).Order(StringComparer.Ordinal)
        );
        Assert.All(settings.EnumerateObject(), setting => Assert.Equal($"${{{setting.Name}=}}", setting.Value.GetString()));
    }

    [Fact]
    public void Parameters_OfTheParameterFile_AreThoseOfMain()
    {
        using var parameters = JsonDocument.Parse(Repository.Read("infra/main.parameters.json"));
        var given = parameters.RootElement.GetProperty("parameters").EnumerateObject().Select(parameter => parameter.Name).ToList();
        Assert.Empty(given.Except(InfraFiles.Main.Parameters.Select(parameter => parameter.Name)));
        Assert.Empty(InfraFiles.Main.Parameters.Where(parameter => parameter.Default is null).Select(parameter => parameter.Name).Except(given));
    }

    [Fact]
    public void Settings_OfTheExample_AreThoseOfBicep()
    {
        using var example = JsonDocument.Parse(Repository.Read("local.settings.example.json"));
        var values = example.RootElement.GetProperty("Values").EnumerateObject().ToDictionary(value => value.Name, value => value.Value.GetString());
        Assert.Empty(Defaults.Value.Keys.Except(values.Keys));
        Assert.Empty(values.Keys.Where(IsOfTheProduct).Except(Defaults.Value.Keys));
        Assert.All(Schedules.All, schedule => Assert.Equal(schedule.Default, values[schedule.Setting]));
    }

    [Fact]
    public void Settings_InTheDocumentation_EachHaveARow()
    {
        var documented = DocumentedSetting().Matches(Repository.Read("docs/settings.md")).Select(row => row.Groups[1].Value).ToList();
        Assert.Empty(Defaults.Value.Keys.Except(documented));
        Assert.Empty(documented.Where(IsOfTheProduct).Except(Defaults.Value.Keys));
    }

    [Fact]
    public void Settings_OfTheFunctionsProject_AreSetByBicepAndInTheExample()
    {
        // By their text, because that project cannot be built everywhere.
        var code = string.Concat(Repository.Files("src/MamCrawler.Functions", "*.cs").Append("host.json").Select(Repository.Read));
        var read = ReadSetting().Matches(code).Select(match => match.Groups["name"].Value).Distinct().ToList();
        Assert.Contains("TASKHUB_NAME", read);
        Assert.Contains("MAMCRAWLER_VAULT", read);
        // Those of a developer's machine: a folder for secrets instead of a vault, and the emulator instead of an account.
        Assert.Empty(
            read.Except(["MAMCRAWLER_DATA", "AzureWebJobsStorage"])
                .Except(Hosting.Properties.Select(property => property.Key.LiteralText!))
                .Except(Defaults.Value.Keys)
        );
        using var example = JsonDocument.Parse(Repository.Read("local.settings.example.json"));
        var inExample = example.RootElement.GetProperty("Values").EnumerateObject().Select(value => value.Name);
        Assert.Empty(read.Where(name => !name.Contains("__", StringComparison.Ordinal)).Except(inExample));
    }

    [Fact]
    public void Settings_Names_HaveOnlyCharactersThatAppServiceTakes() => Assert.All(Defaults.Value.Keys, name => Assert.Matches("^[A-Za-z0-9_]+$", name));

    [Fact]
    public void Settings_OfTheHost_AreSetOnceAndNoneIsForbiddenOnFlex()
    {
        string[] forbidden =
        [
            "FUNCTIONS_WORKER_RUNTIME",
            "FUNCTIONS_EXTENSION_VERSION",
            "WEBSITE_RUN_FROM_PACKAGE",
            "WEBSITE_CONTENTAZUREFILECONNECTIONSTRING",
            "WEBSITE_CONTENTSHARE",
            "WEBSITE_VNET_ROUTE_ALL",
            "AzureWebJobsStorage",
            "APPINSIGHTS_INSTRUMENTATIONKEY",
        ];
        var names = Hosting.Properties.Select(property => property.Key.LiteralText!).ToList();
        Assert.Equal(names.Distinct(StringComparer.OrdinalIgnoreCase), names);
        Assert.Empty(names.Intersect(forbidden));
        Assert.Empty(names.Intersect(Defaults.Value.Keys));
        Assert.True(Hosting.Property("AzureWebJobsStorage__credential")?.Is("managedidentity"));
        Assert.Contains("AzureWebJobsStorage__accountName", names);
        Assert.Contains("AzureWebJobsStorage__clientId", names);
        Assert.Contains(
            "Authorization=AAD",
            Hosting.Property("APPLICATIONINSIGHTS_AUTHENTICATION_STRING")!.DescendantsAndSelf().Last().ToString(),
            StringComparison.Ordinal
        );
    }

    private static Dictionary<string, string> Texts(string path)
    {
        using var document = JsonDocument.Parse(Repository.Read(path));
        return document.RootElement.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.GetString()!);
    }

    private static bool IsOfTheProduct(string name) =>
        name.StartsWith("MAMCRAWLER__", StringComparison.Ordinal) || name.StartsWith("SCHEDULE_", StringComparison.Ordinal);

    [GeneratedRegex("(?:const string [A-Za-z]*Setting = \"(?<name>[A-Za-z0-9_]+)\"|\"%(?<name>[A-Za-z0-9_]+)%\")")]
    private static partial Regex ReadSetting();

    [GeneratedRegex(@"^\| `([A-Za-z0-9_]+)` \|", RegexOptions.Multiline)]
    private static partial Regex DocumentedSetting();
}
