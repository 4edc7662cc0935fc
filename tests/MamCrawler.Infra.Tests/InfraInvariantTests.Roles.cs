using MamCrawler.Azure.KeyVault;
using MamCrawler.Infra.Tests.Bicep;
using MamCrawler.Integrations.MyAnonamouse;

namespace MamCrawler.Infra.Tests;

public sealed partial class InfraInvariantTests
{
    private const string SecretsUser = "4633458b-17de-408a-b874-0445c86b69e6";
    private const string SecretsOfficer = "b86a8fe4-44ce-4948-aee5-eccb2c155cd7";

    [Fact]
    public void Roles_OfTheWholeSystem_AreTheseAndNoOthers() =>
        Assert.Equal(
            [
                "monitoring component <- publisherPrincipalId 3913510d-42f4-4e42-8a64-420c390055eb",
                "storage account <- userPrincipalId b7e6dc6d-f1e8-4753-8033-0f276bb0955b,974c5e8b-45b9-4653-ba55-5f855dd0fb88,0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3",
                $"vault vault <- readerPrincipalId {SecretsUser}",
                $"vault written[] <- readerPrincipalId {SecretsOfficer}",
                $"vault vault <- operatorPrincipalId {SecretsOfficer}",
            ],
            from entry in InfraFiles.All
            from resource in entry.Value.Resources
            where resource.Type.StartsWith("Microsoft.Authorization/roleAssignments@", StringComparison.Ordinal)
            select $"{Path.GetFileNameWithoutExtension(entry.Key)} {Scope(resource)} <- {Principal(resource)} {Role(entry.Value, resource)}"
        );

    [Fact]
    public void Roles_OfTheApp_GoToItsIdentityAlone()
    {
        foreach (var (module, parameter) in new[] { ("monitoring", "publisherPrincipalId"), ("storage", "userPrincipalId"), ("vault", "readerPrincipalId") })
        {
            var given = InfraFiles.Main.Modules.Single(declared => declared.Name == module).Body.At($"params.{parameter}");
            Assert.Equal("identity", Assert.IsType<BicepExpression.Name>(Assert.IsType<BicepExpression.Member>(Outputs(given)).Of).Identifier);
        }

        static BicepExpression Outputs(BicepExpression? output) => Assert.IsType<BicepExpression.Member>(output).Of;
    }

    [Fact]
    public void Roles_Names_AreMadeOfScopePrincipalAndRole()
    {
        foreach (var (path, file) in InfraFiles.All)
        {
            foreach (var assignment in file.Resources.Where(resource => resource.Type.StartsWith("Microsoft.Authorization/", StringComparison.Ordinal)))
            {
                var name = Assert.IsType<BicepExpression.Call>(assignment.Body.Property("name"));
                Assert.True(name.Function == "guid" && name.Arguments.Count >= 3, path);
            }
        }
    }

    [Fact]
    public void Secrets_ThatTheAppWrites_AreThoseOfTheTrackersSession()
    {
        var options = new MyAnonamouseOptions();
        Assert.Equal([options.SessionSecret, options.SessionKeySecret], Texts(InfraFiles.Module("vault").Variable("writtenByTheApp").Value));
    }

    [Fact]
    public void Secrets_AtFirst_AreNotSetAndNeverOverwritten()
    {
        var vault = InfraFiles.Module("vault");
        var secret = vault.Resource("Microsoft.KeyVault/vaults/secrets");
        Assert.True(secret.HasDecorator("onlyIfNotExists"));
        Assert.Equal(new BicepExpression.Name("notSet"), secret.Body.At("properties.value"));
        Assert.Equal(KeyVaultSecretStore.NotSet, vault.Variable("notSet").Value.LiteralText);
    }

    private static string Scope(BicepDeclaration.Deployment assignment) =>
        assignment.Body.Property("scope") switch
        {
            BicepExpression.Name name => name.Identifier,
            BicepExpression.Index { Of: BicepExpression.Name name } => name.Identifier + "[]",
            var other => $"{other}",
        };

    private static string Principal(BicepDeclaration.Deployment assignment) =>
        assignment.Body.At("properties.principalId") is BicepExpression.Name name ? name.Identifier : "?";

    private static string Role(BicepFile file, BicepDeclaration.Deployment assignment)
    {
        var call = Assert.IsType<BicepExpression.Call>(assignment.Body.At("properties.roleDefinitionId"));
        Assert.Equal("subscriptionResourceId", call.Function);
        var name = Assert.IsType<BicepExpression.Name>(call.Arguments[1]).Identifier;
        var source = assignment.Loop is { } loop && loop.Variables.Contains(name) ? Assert.IsType<BicepExpression.Name>(loop.Source).Identifier : name;
        return string.Join(',', Texts(file.Variable(source).Value));
    }

    private static IEnumerable<string> Texts(BicepExpression value) =>
        value is BicepExpression.Array array ? array.Items.Select(item => item.LiteralText!) : [value.LiteralText!];
}
