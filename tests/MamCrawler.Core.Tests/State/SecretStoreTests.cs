using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State;
using MamCrawler.Core.State.Files;

namespace MamCrawler.Core.Tests.State;

public sealed class SecretStoreTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryDirectory directory = new();

    private FileSecretStore Files => new(directory.Path);

    private string SecretsPath => Path.Combine(directory.Path, "secrets.json");

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task File_SetThenGet_ReturnsItInAnotherStoreToo()
    {
        Assert.Null(await Files.GetAsync("mam-session", None));
        await Files.SetAsync("mam-session", new Secret("first"), None);
        await Files.SetAsync("audiobookshelf-key", new Secret("ünï\"code"), None);
        await Files.SetAsync("mam-session", new Secret("second"), None);
        Assert.Equal("second", (await Files.GetAsync("mam-session", None))!.Reveal());
        Assert.Equal("ünï\"code", (await Files.GetAsync("audiobookshelf-key", None))!.Reveal());
    }

    [Fact]
    public async Task File_ManyWritersAtOnce_NoSecretIsLost()
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(number => Files.SetAsync($"name-{number}", new Secret($"value-{number}"), None)));
        for (var number = 0; number < 12; number++)
            Assert.Equal($"value-{number}", (await Files.GetAsync($"name-{number}", None))!.Reveal());
    }

    [Fact]
    public async Task File_ReadableByOthers_IsRefusedWithASentence()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Modes are those of Unix.");
        await Files.SetAsync("mam-session", new Secret("hidden-value"), None);
        foreach (var mode in new[] { UnixFileMode.GroupRead, UnixFileMode.OtherRead })
        {
            if (!OperatingSystem.IsWindows())
                new FileInfo(SecretsPath).UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | mode;
            var fault = await Assert.ThrowsAsync<AskPersonFaultException>(() => Files.GetAsync("mam-session", None));
            Assert.Contains("chmod 600", fault.Fault.Sentence, StringComparison.Ordinal);
            Assert.DoesNotContain("hidden-value", fault.Fault.Sentence, StringComparison.Ordinal);
            await Assert.ThrowsAsync<AskPersonFaultException>(() => Files.SetAsync("other", new Secret("x"), None));
        }
    }

    [Fact]
    public async Task File_NewFile_BelongsToItsOwnerAlone()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Modes are those of Unix.");
        await Files.SetAsync("mam-session", new Secret("value"), None);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(SecretsPath).UnixFileMode);
    }

    [Fact]
    public async Task File_NotJson_IsRefusedWithoutQuotingIt()
    {
        await Files.SetAsync("mam-session", new Secret("value"), None);
        await File.WriteAllTextAsync(SecretsPath, "{ \"mam-session\": leaked-value }");
        var fault = await Assert.ThrowsAsync<AskPersonFaultException>(() => Files.GetAsync("mam-session", None));
        Assert.DoesNotContain("leaked", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_WriterWasKilled_TheHalfFileIsWrittenOver()
    {
        await File.WriteAllTextAsync(SecretsPath + ".new", "{ half");
        await Files.SetAsync("mam-session", new Secret("value"), None);
        Assert.Equal("value", (await Files.GetAsync("mam-session", None))!.Reveal());
    }

    [Theory]
    [InlineData("")]
    [InlineData("under_score")]
    [InlineData("../escape")]
    public async Task AnyStore_IllegalName_IsRefused(string name)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Files.GetAsync(name, None));
        await Assert.ThrowsAsync<ArgumentException>(() => Files.SetAsync(name, new Secret("x"), None));
        await Assert.ThrowsAsync<ArgumentException>(() => new EnvironmentSecretStore().GetAsync(name, None));
    }

    [Fact]
    public async Task Environment_VariableIsSet_IsReadAndCannotBeWritten()
    {
        var store = new EnvironmentSecretStore(name => name == "MAMCRAWLER_SECRET_MAM_SESSION" ? "from-environment" : "");
        Assert.Equal("from-environment", (await store.GetAsync("mam-session", None))!.Reveal());
        Assert.Null(await store.GetAsync("other", None));
        Assert.Null(await new EnvironmentSecretStore().GetAsync("no-such-secret-anywhere", None));
        var fault = await Assert.ThrowsAsync<StopFaultException>(() => store.SetAsync("mam-session", new Secret("new-value"), None));
        Assert.Contains("MAMCRAWLER_SECRET_MAM_SESSION", fault.Fault.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("new-value", fault.Fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chain_EnvironmentWins_AndTheFileKeeps()
    {
        var chain = new SecretStoreChain(new EnvironmentSecretStore(name => name.EndsWith("SESSION", StringComparison.Ordinal) ? "environment" : null), Files);
        await chain.SetAsync("mam-session", new Secret("file"), None);
        await chain.SetAsync("other", new Secret("file"), None);
        Assert.Equal("environment", (await chain.GetAsync("mam-session", None))!.Reveal());
        Assert.Equal("file", (await chain.GetAsync("other", None))!.Reveal());
        Assert.Equal("file", (await Files.GetAsync("mam-session", None))!.Reveal());
        Assert.True(await chain.IsShadowedAsync("mam-session", None));
        Assert.False(await chain.IsShadowedAsync("other", None));
    }
}
