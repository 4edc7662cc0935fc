using MamCrawler.Infra.Tests.Bicep;

namespace MamCrawler.Infra.Tests;

/// <summary>What must be true of the cloud, whoever edits <c>infra</c>. Everything is read from the trees of the Bicep files.</summary>
public sealed partial class InfraInvariantTests
{
    public static TheoryData<string> Files => [.. InfraFiles.All.Keys];

    private static BicepExpression.Object Storage => InfraFiles.Module("storage").Resource("Microsoft.Storage/storageAccounts").Body;

    private static BicepExpression.Object Vault => InfraFiles.Module("vault").Resource("Microsoft.KeyVault/vaults").Body;

    private static BicepDeclaration.Deployment App => InfraFiles.Module("functionApp").Resource("Microsoft.Web/sites");

    [Theory]
    [MemberData(nameof(Files))]
    public void Names_InAFile_AreDeclaredOnceAndUsed(string path) => Assert.Empty(BicepNames.Problems(InfraFiles.All[path]));

    [Fact]
    public void Modules_OfMain_GetEveryParameterTheyNeedAndNoOther()
    {
        foreach (var module in InfraFiles.Main.Modules)
        {
            var file = InfraFiles.All[$"infra/{module.Type}"];
            var given = Assert.IsType<BicepExpression.Object>(module.Body.Property("params")).Properties.Select(property => property.Key.LiteralText!).ToList();
            Assert.Empty(given.Except(file.Parameters.Select(parameter => parameter.Name)));
            Assert.Empty(file.Parameters.Where(parameter => parameter.Default is null).Select(parameter => parameter.Name).Except(given));
        }
    }

    [Fact]
    public void Modules_InTheFolder_AreAllDeployed() =>
        Assert.Equal(
            Repository.Files("infra/modules", "*.bicep").Select(path => path["infra/".Length..]),
            InfraFiles.Main.Modules.Select(module => module.Type).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Outputs_ThatAreRead_ExistInTheirModule()
    {
        var read = InfraFiles
            .Main.Expressions.OfType<BicepExpression.Member>()
            .Where(member => member.Of is BicepExpression.Member { Identifier: "outputs", Of: BicepExpression.Name })
            .Select(member => (Module: ((BicepExpression.Name)((BicepExpression.Member)member.Of).Of).Identifier, Output: member.Identifier))
            .Distinct()
            .ToList();
        Assert.NotEmpty(read);
        foreach (var (name, output) in read)
        {
            var module = InfraFiles.Main.Modules.Single(module => module.Name == name);
            Assert.Contains(output, InfraFiles.All[$"infra/{module.Type}"].Outputs.Select(known => known.Name));
        }
    }

    [Fact]
    public void StorageAccount_Keys_AreOff()
    {
        Assert.True(Storage.At("properties.allowSharedKeyAccess")?.Is(false));
        Assert.True(Storage.At("properties.defaultToOAuthAuthentication")?.Is(true));
        Assert.True(Storage.At("properties.allowBlobPublicAccess")?.Is(false));
        Assert.DoesNotContain(InfraFiles.Expressions.OfType<BicepExpression.Call>(), call => call.Function.StartsWith("list", StringComparison.Ordinal));
    }

    [Fact]
    public void Transport_Everywhere_IsTls12OrNewer()
    {
        Assert.True(Storage.At("properties.minimumTlsVersion")?.Is("TLS1_2"));
        Assert.True(Storage.At("properties.supportsHttpsTrafficOnly")?.Is(true));
        Assert.True(App.Body.At("properties.httpsOnly")?.Is(true));
        Assert.True(App.Body.At("properties.siteConfig.minTlsVersion")?.Is("1.2"));
        Assert.True(App.Body.At("properties.siteConfig.scmMinTlsVersion")?.Is("1.2"));
    }

    [Fact]
    public void Vault_Secrets_AreGuardedByRolesAndCannotBePurged()
    {
        Assert.True(Vault.At("properties.enableRbacAuthorization")?.Is(true));
        Assert.True(Vault.At("properties.enableSoftDelete")?.Is(true));
        Assert.True(Vault.At("properties.enablePurgeProtection")?.Is(true));
        Assert.Null(Vault.At("properties.accessPolicies"));
    }

    [Fact]
    public void Telemetry_WithoutIdentity_IsRefused()
    {
        var monitoring = InfraFiles.Module("monitoring");
        Assert.True(monitoring.Resource("Microsoft.Insights/components").Body.At("properties.DisableLocalAuth")?.Is(true));
        Assert.True(monitoring.Resource("Microsoft.OperationalInsights/workspaces").Body.At("properties.features.disableLocalAuth")?.Is(true));
        Assert.NotNull(monitoring.Resource("Microsoft.OperationalInsights/workspaces").Body.At("properties.workspaceCapping.dailyQuotaGb"));
    }

    [Fact]
    public void FunctionApp_Plan_IsFlexConsumptionWithDotnetIsolated10()
    {
        var plan = InfraFiles.Module("functionApp").Resource("Microsoft.Web/serverfarms").Body;
        Assert.True(plan.At("sku.name")?.Is("FC1"));
        Assert.True(plan.At("sku.tier")?.Is("FlexConsumption"));
        Assert.True(plan.At("properties.reserved")?.Is(true));
        Assert.True(App.Body.At("properties.functionAppConfig.runtime.name")?.Is("dotnet-isolated"));
        Assert.True(App.Body.At("properties.functionAppConfig.runtime.version")?.Is("10.0"));
        Assert.True(App.Body.At("properties.functionAppConfig.deployment.storage.authentication.type")?.Is("UserAssignedIdentity"));
        Assert.True(App.Body.At("identity.type")?.Is("UserAssigned"));
    }

    [Fact]
    public void FunctionApp_OtherWaysIn_AreClosed()
    {
        Assert.True(App.Body.At("properties.siteConfig.ftpsState")?.Is("Disabled"));
        Assert.Null(App.Body.At("properties.siteConfig.cors"));
        Assert.Equal(["ftp", "scm"], App.Inner.Select(policy => policy.Body.Property("name")?.LiteralText));
        Assert.All(App.Inner, policy => Assert.Equal("basicPublishingCredentialsPolicies", policy.Type));
        Assert.All(App.Inner, policy => Assert.True(policy.Body.At("properties.allow")?.Is(false)));
    }

    [Fact]
    public void NatGateway_ByDefault_IsNotPaidFor()
    {
        var network = InfraFiles.Main.Modules.Single(module => module.Name == "network");
        var condition = Assert.IsType<BicepExpression.Operation>(network.Condition);
        Assert.Equal("==", condition.Operator);
        Assert.Equal(new BicepExpression.Name("egress"), condition.Operands[0]);
        Assert.True(condition.Operands[1].Is("natGateway"));
        Assert.True(InfraFiles.Main.Parameters.Single(parameter => parameter.Name == "egress").Default?.Is("direct"));
        var subnet = Assert.Single(
            Assert.IsType<BicepExpression.Array>(InfraFiles.Module("network").Resource("Microsoft.Network/virtualNetworks").Body.At("properties.subnets")).Items
        );
        var delegation = Assert.Single(Assert.IsType<BicepExpression.Array>(subnet.At("properties.delegations")).Items);
        Assert.True(delegation.At("properties.serviceName")?.Is("Microsoft.App/environments"));
    }

    [Fact]
    public void Outputs_AndParameters_CarryNoSecret()
    {
        string[] revealing = ["key", "secret", "password", "connectionstring", "token", "credential"];
        foreach (var (path, file) in InfraFiles.All)
        {
            // The token of the names is a hash of the subscription, region and environment.
            var names = file.Parameters.Select(parameter => parameter.Name).Except(["token"]).Concat(file.Outputs.Select(output => output.Name));
            Assert.DoesNotContain(
                names,
                name => name != "AZURE_KEY_VAULT_NAME" && revealing.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase))
            );
            Assert.DoesNotContain(file.Parameters, parameter => parameter.HasDecorator("secure"));
            Assert.True(
                file.Outputs.SelectMany(output => output.Value.DescendantsAndSelf())
                    .OfType<BicepExpression.Member>()
                    .All(member => !member.Identifier.Contains("ConnectionString", StringComparison.OrdinalIgnoreCase)),
                path
            );
        }
    }

    [Fact]
    public void Budget_WhenMade_SendsMail()
    {
        var budget = InfraFiles.Module("budget").Resource("Microsoft.Consumption/budgets");
        var notifications = Assert.IsType<BicepExpression.Object>(budget.Body.At("properties.notifications")).Properties;
        Assert.NotEmpty(notifications);
        Assert.All(notifications, notification => Assert.NotEmpty(Assert.IsType<BicepExpression.Array>(notification.Value.Property("contactEmails")).Items));
    }

    [Fact]
    public void Service_OfAzureYaml_IsTheFunctionApp()
    {
        var services = Yaml.Read("azure.yaml").Map("services");
        var (name, service) = Assert.Single(services.Entries);
        Assert.True(Repository.Has($"{service.Text("project")}/MamCrawler.Functions.csproj"));
        Assert.Equal("function", service.Text("host"));
        var tags = InfraFiles.Main.Modules.Single(module => module.Name == "app").Body.At("params.tags");
        Assert.Contains(tags!.DescendantsAndSelf(), tag => tag.Property("azd-service-name")?.Is(name) == true);
    }
}
