using Azure.Identity;

namespace MamCrawler.Azure.KeyVault.Tests;

public sealed class KeyVaultOptionsTests
{
    private static readonly KeyVaultOptions Good = new(KeyVaultAddress.Of("our-vault"));

    public static TheoryData<KeyVaultOptions> Bad =>
        new(
            Good with
            {
                Vault = new Uri("http://our-vault.vault.azure.net/"),
            },
            Good with
            {
                Vault = new Uri("https://our-vault.vault.azure.net/secrets"),
            },
            Good with
            {
                Vault = new Uri("https://user@our-vault.vault.azure.net/"),
            },
            Good with
            {
                Prefix = "1st",
            },
            Good with
            {
                Prefix = "a_b",
            },
            Good with
            {
                Prefix = new string('p', 41),
            },
            Good with
            {
                Timeout = TimeSpan.Zero,
            },
            Good with
            {
                Timeout = TimeSpan.FromMinutes(2),
            },
            Good with
            {
                MaximumRetries = -1,
            },
            Good with
            {
                MaximumRetries = 6,
            }
        );

    [Theory]
    [MemberData(nameof(Bad), DisableDiscoveryEnumeration = true)]
    public void Check_OptionThatCannotWork_IsRefused(KeyVaultOptions options) => Assert.Throws<ArgumentException>(options.Check);

    [Fact]
    public void Of_Name_IsTheVaultOfThatNameInThePublicCloud() =>
        Assert.Equal("https://our-vault.vault.azure.net/", KeyVaultAddress.Of("Our-Vault").AbsoluteUri);

    [Theory]
    [InlineData("ab")]
    [InlineData("1vault")]
    [InlineData("vault-")]
    [InlineData("a--b")]
    [InlineData("vault.example.org/")]
    [InlineData("a-vault-whose-name-is-long")]
    public void Of_WhatIsNoVaultsName_IsRefused(string name) => Assert.Throws<ArgumentException>(() => KeyVaultAddress.Of(name));

    [Fact]
    public void For_ClientId_IsThatManagedIdentityAndNothingElse()
    {
        Assert.IsType<ManagedIdentityCredential>(AzureCredentials.For("00000000-0000-0000-0000-000000000001"));
        Assert.IsType<DefaultAzureCredential>(AzureCredentials.For(null));
        Assert.IsType<DefaultAzureCredential>(AzureCredentials.For(""));
    }
}
