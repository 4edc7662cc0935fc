using MamCrawler.Core.Faults;
using MamCrawler.Hosting.Settings;
using MamCrawler.Tests.Documents;

namespace MamCrawler.EndToEnd.Tests.Documents;

/// <summary>The runbook has an entry for everything that can wake somebody up.</summary>
public sealed class RunbookTests
{
    private static readonly MarkdownDocument Runbook = new("docs/runbook.md");

    [Fact]
    public void Alerts_OfTheInfrastructure_AreThoseOfTheRunbook()
    {
        var alerts = Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "infra", "alerts"), "*.kql").Select(Path.GetFileNameWithoutExtension);
        var entries = Runbook.Section("alerts").Split('\n').Where(line => line.StartsWith("### ", StringComparison.Ordinal)).Select(line => line[4..]);
        Assert.Equal(alerts.Order(StringComparer.Ordinal), entries.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Entries_OfAlerts_SayWhatItMeansWhatToDoAndWhenItClears()
    {
        var entries = Runbook.Section("alerts").Split("\n### ").Skip(1).ToList();
        Assert.NotEmpty(entries);
        Assert.All(entries, entry => Assert.All(new[] { "**Means**", "**Do**", "**Clears**" }, part => Assert.Contains(part, entry, StringComparison.Ordinal)));
    }

    [Fact]
    public void Secrets_OfTheCode_CanEachBeChanged()
    {
        string[] made = ["mam-session-key"];
        Assert.All(
            KnownSecrets.All.Concat(made),
            secret => Assert.True(Runbook.Section("secrets").Contains($"| `{secret}` |", StringComparison.Ordinal) && Runbook.Anchors.Contains(secret), secret)
        );
    }

    /// <summary>A fault that a person has to see to must say somewhere what the person does.</summary>
    [Theory]
    [InlineData("docs/tunnel.md", FaultName.TunnelAuthenticationFailed)]
    [InlineData("docs/tunnel.md", FaultName.ClientUnreachable)]
    [InlineData("docs/tunnel.md", FaultName.ClientAuthenticationFailed)]
    [InlineData("docs/tunnel.md", FaultName.ClientBanned)]
    [InlineData("docs/tunnel.md", FaultName.ClientHostRefused)]
    [InlineData("docs/tunnel.md", FaultName.ClientRefused)]
    [InlineData("docs/tunnel.md", FaultName.LibraryUnreachable)]
    [InlineData("docs/tunnel.md", FaultName.LibraryRefused)]
    [InlineData("docs/tunnel.md", FaultName.NotConfigured)]
    [InlineData("docs/runbook.md", FaultName.SessionExpired)]
    [InlineData("docs/runbook.md", FaultName.EgressMismatch)]
    [InlineData("docs/runbook.md", FaultName.TrackerRefused)]
    [InlineData("docs/runbook.md", FaultName.StateUnavailable)]
    public void Faults_ThatNeedAPerson_AreExplained(string path, FaultName fault) =>
        Assert.Contains($"`{fault}`", new MarkdownDocument(path).Prose, StringComparison.Ordinal);
}
