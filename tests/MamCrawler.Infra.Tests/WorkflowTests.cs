using System.Text.RegularExpressions;

namespace MamCrawler.Infra.Tests;

/// <summary>What hosted workflows may do, and whose code they run.</summary>
public sealed partial class WorkflowTests
{
    public static TheoryData<string> Workflows => [.. Repository.Files(".github/workflows", "*.yml")];

    [Fact]
    public void Workflows_OfTheIssue_AreAllThere() =>
        Assert.Equal(
            ["azure-dev.yml", "ci.yml", "codeql.yml", "dependency-review.yml", "gitleaks.yml"],
            Workflows.Select(row => Path.GetFileName(row.Data)).Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Actions_OfOthers_ArePinnedByCommitWithTheirVersionBeside(string path)
    {
        var lines = Repository.Read(path).Split('\n').Where(line => UsesKey().IsMatch(line)).ToList();
        Assert.All(lines.Where(line => !line.Contains("uses: ./", StringComparison.Ordinal)), line => Assert.Matches(PinnedAction(), line));
        var stepsAndJobs = Jobs(path).SelectMany(job => Steps(job.Value).Append(job.Value)).Count(part => part.Find("uses") is not null);
        Assert.Equal(stepsAndJobs, lines.Count);
    }

    [Fact]
    public void Actions_InAllWorkflows_AreOfOneVersionEach()
    {
        var pins = Workflows
            .SelectMany(row => PinnedAction().Matches(Repository.Read(row.Data)))
            .Select(match => (Name: match.Groups[1].Value, Pin: match.Groups[2].Value));
        Assert.All(
            pins.GroupBy(pin => pin.Name.Split('/')[..2].Aggregate((owner, name) => $"{owner}/{name}")),
            same => Assert.Single(same.Select(pin => pin.Pin).Distinct())
        );
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Permissions_OfAWorkflow_AreNoneAndOfAJobTheLeast(string path)
    {
        var permissions = Yaml.Read(path).Map("permissions");
        Assert.True(permissions.IsMap);
        Assert.Empty(permissions.Entries);
        foreach (var (name, job) in Jobs(path))
        {
            var granted = job.Map("permissions").Entries.Select(grant => $"{grant.Key}: {grant.Value.Scalar}").Order(StringComparer.Ordinal);
            Assert.Equal(Allowed(Path.GetFileName(path), name), granted);
        }
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Jobs_OfAWorkflow_EndByThemselves(string path) =>
        Assert.All(Jobs(path).Where(job => job.Value.Find("uses") is null), job => Assert.InRange(int.Parse(job.Value.Text("timeout-minutes")!), 1, 60));

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Scripts_OfAWorkflow_TakeNothingFromAnEventAndKeepNoCredentials(string path)
    {
        var triggers = Yaml.Read(path).Map("on");
        Assert.DoesNotContain("pull_request_target", triggers.Entries.Select(trigger => trigger.Key));
        foreach (var step in Jobs(path).SelectMany(job => Steps(job.Value)))
        {
            // An expression in a script is pasted into it before a shell reads it.
            Assert.DoesNotContain("${{", step.Text("run") ?? "", StringComparison.Ordinal);
            if (step.Text("uses")?.StartsWith("actions/checkout@", StringComparison.Ordinal) == true)
                Assert.Equal("false", step.Map("with").Text("persist-credentials"));
        }
    }

    [Fact]
    public void Deployment_OfTheCloud_ComesAfterCiThroughAnEnvironmentWithoutAStoredPassword()
    {
        const string Path = ".github/workflows/azure-dev.yml";
        var jobs = Jobs(Path).ToDictionary(job => job.Key, job => job.Value);
        Assert.Equal("./.github/workflows/ci.yml", jobs["ci"].Text("uses"));
        Assert.Equal("ci", jobs["deploy"].Text("needs"));
        Assert.Equal("production", jobs["deploy"].Text("environment"));
        Assert.DoesNotContain("secrets.", Repository.Read(Path), StringComparison.Ordinal);
        var scripts = string.Concat(Steps(jobs["deploy"]).Select(step => step.Text("run")));
        Assert.Contains("--federated-credential-provider github", scripts, StringComparison.Ordinal);
    }

    [Fact]
    public void Deployment_OfTheCloud_HandsOnEveryParameterThatHasNoDefault()
    {
        var given = Jobs(".github/workflows/azure-dev.yml").Single(job => job.Key == "deploy").Value.Map("env").Entries.Select(entry => entry.Key);
        var needed = Parameter().Matches(Repository.Read("infra/main.parameters.json")).Select(match => match.Groups[1].Value);
        Assert.Empty(needed.Except(given));
    }

    [Fact]
    public void Ci_OfTheCloud_LeavesNothingOut()
    {
        var jobs = Jobs(".github/workflows/ci.yml").ToDictionary(job => job.Key, job => job.Value);
        Assert.Equal("1", jobs["test"].Map("env").Text("REQUIRE_CLOUD"));
        var machines = jobs["test"].Map("strategy").Map("matrix").Map("os").Items.Select(os => os.Scalar!).ToList();
        Assert.Contains(machines, os => os.StartsWith("windows-", StringComparison.Ordinal));
        Assert.Contains(machines, os => os.StartsWith("ubuntu-", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Allowed(string workflow, string job) =>
        (workflow, job) switch
        {
            ("azure-dev.yml", "deploy") => ["contents: read", "id-token: write"],
            ("codeql.yml", "analyze") => ["actions: read", "contents: read", "security-events: write"],
            _ => ["contents: read"],
        };

    private static IEnumerable<(string Key, Yaml Value)> Jobs(string path) => Yaml.Read(path).Map("jobs").Entries;

    private static IEnumerable<Yaml> Steps(Yaml job) => job.Find("steps")?.Items ?? [];

    [GeneratedRegex(@"^\s*(?:- )?uses:")]
    private static partial Regex UsesKey();

    [GeneratedRegex(@"uses: ([A-Za-z0-9-]+/[A-Za-z0-9-]+(?:/[a-z-]+)*)@([0-9a-f]{40}) # v[0-9]+\.[0-9]+\.[0-9]+$", RegexOptions.Multiline)]
    private static partial Regex PinnedAction();

    [GeneratedRegex(@"""\$\{([A-Z_]+)\}""")]
    private static partial Regex Parameter();
}
