namespace MamCrawler.Local.Tests.CommandLine;

public sealed class SecretCommandTests
{
    [Fact]
    public async Task Set_Piped_IsKeptOwnerOnlyAndNeverShown()
    {
        using var line = new TestCommandLine();
        var (code, output, error) = await line.RunAsync(["secret", "set", "mam-id"], "a%3Dvalue\n");
        Assert.Equal(0, code);
        Assert.Contains("Kept 'mam-id'", error, StringComparison.Ordinal);
        Assert.DoesNotContain("a%3Dvalue", output + error, StringComparison.Ordinal);
        Assert.Contains("a%3Dvalue", await File.ReadAllTextAsync(line.Data.SecretsFile, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(line.Data.SecretsFile));
        }

        Assert.Equal("mam-id", (await line.RunAsync(["secret", "list"])).Output.Trim());
    }

    [Fact]
    public async Task Set_Typed_IsReadUnseen()
    {
        using var line = new TestCommandLine { ReadHidden = () => "typed" };
        var (code, _, error) = await line.RunAsync(["secret", "set", "hardcover-token"]);
        Assert.Equal(0, code);
        Assert.Contains("Value of hardcover-token:", error, StringComparison.Ordinal);
        Assert.Contains("typed", await File.ReadAllTextAsync(line.Data.SecretsFile, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    public async Task Set_NoValue_ChangesNothing(string input)
    {
        using var line = new TestCommandLine();
        var (code, _, error) = await line.RunAsync(["secret", "set", "mam-id"], input);
        Assert.Equal(1, code);
        Assert.Contains("No value came in", error, StringComparison.Ordinal);
        Assert.False(File.Exists(line.Data.SecretsFile));
    }

    [Fact]
    public async Task Set_ValueTooLong_IsRefused()
    {
        using var line = new TestCommandLine();
        var (code, _, error) = await line.RunAsync(["secret", "set", "mam-id"], new string('x', 40_000));
        Assert.Equal(1, code);
        Assert.Contains("longer than", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SetAndList_EnvironmentOutranks_SaysSo()
    {
        using var line = new TestCommandLine();
        line.Environment["MAMCRAWLER_SECRET_MAM_ID"] = "from outside";
        Assert.Contains("outranks it", (await line.RunAsync(["secret", "set", "mam-id"], "kept")).Error, StringComparison.Ordinal);
        var listed = (await line.RunAsync(["secret", "list"])).Output;
        Assert.Contains("mam-id (environment)", listed, StringComparison.Ordinal);
        Assert.DoesNotContain("from outside", listed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_FileReadableByOthers_IsRefusedWithWhatToDo()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes are a matter of Unix");
        using var line = new TestCommandLine();
        await line.RunAsync(["secret", "set", "mam-id"], "value");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(line.Data.SecretsFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        }

        var (code, _, error) = await line.RunAsync(["secret", "list"]);
        Assert.Equal(1, code);
        Assert.Contains("chmod 600", error, StringComparison.Ordinal);
    }
}
