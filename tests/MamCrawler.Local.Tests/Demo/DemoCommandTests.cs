using System.IO.Compression;
using System.Text;
using System.Text.Json;
using MamCrawler.Local.Composition;
using MamCrawler.Local.Demo;
using MamCrawler.Simulators.MyAnonamouse;

namespace MamCrawler.Local.Tests.Demo;

public sealed class DemoCommandTests
{
    [Fact]
    public async Task Demo_WithoutARealClient_PushesEverythingToTheSimulatorAndLeavesFiles()
    {
        using var line = new TestCommandLine { Composition = new CompositionRoot() };
        line.Environment["PATH"] = "";
        var output = Path.Combine(line.Data.Path, "demo");
        var (code, text, error) = await line.RunAsync(["demo", "--output", output]);
        Assert.True(code == 0, error);
        Assert.Contains("the simulator of qBittorrent", text, StringComparison.Ordinal);
        var report = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(output, "report.json"), TestContext.Current.CancellationToken)).RootElement;
        var result = report.GetProperty("result");
        Assert.Equal(1605, result.GetProperty("books").GetInt32());
        Assert.True(result.GetProperty("queued").GetInt32() > 0);
        Assert.Equal(result.GetProperty("queued").GetInt32(), result.GetProperty("pushed").GetInt32());
        Assert.Equal(result.GetProperty("missing").GetInt32(), result.GetProperty("gapsAnswered").GetArrayLength());
        Assert.All(result.GetProperty("gapsAnswered").EnumerateArray(), gap => Assert.NotEqual("", gap.GetProperty("verdict").GetString()));
        Assert.StartsWith(
            "id,series,number",
            await File.ReadAllTextAsync(Path.Combine(output, "gaps.csv"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "<!doctype html>",
            await File.ReadAllTextAsync(Path.Combine(output, "report.html"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        AssertNoSecretIn(output);
        Assert.Contains(
            "| Discworld |",
            await File.ReadAllTextAsync(Path.Combine(output, "report.md"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    /// <summary>rules.md 1.6: no secret in a log, a state row, a report; the announce key of a .torrent is one.</summary>
    private static void AssertNoSecretIn(string folder)
    {
        var kept = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(folder, "data", "secrets.json")))!;
        string[] secrets = [.. kept.Values, MyAnonamouseSimulator.SessionCookie, "/announce"];
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "secrets.json"))
        {
            var text = Encoding.UTF8.GetString(Unpacked(File.ReadAllBytes(file)));
            Assert.All(secrets, secret => Assert.False(text.Contains(secret, StringComparison.OrdinalIgnoreCase), $"{file} holds a secret."));
        }
    }

    private static byte[] Unpacked(byte[] content)
    {
        if (content is not [0x1F, 0x8B, ..])
        {
            return content;
        }

        using var packed = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        packed.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    [Fact]
    public async Task Demo_FolderOfAnotherProgram_IsLeftAlone()
    {
        using var line = new TestCommandLine();
        var data = Directory.CreateDirectory(Path.Combine(line.Data.Path, "mine", "data")).FullName;
        var file = Path.Combine(data, "precious.txt");
        await File.WriteAllTextAsync(file, "mine", TestContext.Current.CancellationToken);
        var (code, _, error) = await line.RunAsync(["demo", "--output", Path.GetDirectoryName(data)!]);
        Assert.Equal(1, code);
        Assert.Contains("was not made by a demo", error, StringComparison.Ordinal);
        Assert.True(File.Exists(file));
    }

    [Fact]
    public void Prepare_FolderOfAnEarlierDemo_IsEmptied()
    {
        using var folder = new TestFolder();
        var first = DemoFolder.Prepare(folder.Data.Path);
        File.WriteAllText(Path.Combine(first.Data.Path, "old.txt"), "old");
        var second = DemoFolder.Prepare(folder.Data.Path);
        Assert.False(File.Exists(Path.Combine(second.Data.Path, "old.txt")));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 0)]
    [InlineData(6, 1)]
    [InlineData(30, 5)]
    [InlineData(31, 24)]
    [InlineData(47, 27)]
    public void GrabTime_FiveAnHourThirtyADay_CountsTheWaits(int downloads, int hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), GrabTime.Of(downloads, new Core.Account.GrabPace(5, 30)));

    [Fact]
    public void RealPace_Requests_TakesTheSlowerWitnessThenTheTracker()
    {
        Assert.Equal(TimeSpan.FromSeconds(100), RealPace.Of(200, 50, 0));
        Assert.Equal(TimeSpan.FromSeconds(300), RealPace.Of(200, 300, 0));
        // 29 gaps of 4 s and a pause of 15 s.
        Assert.Equal(131, RealPace.Of(0, 0, 30).TotalSeconds, 3);
    }

    [Fact]
    public async Task FindProgram_OnThePath_IsTheFirst()
    {
        using var folder = new TestFolder();
        folder.Data.Create();
        var program = Path.Combine(folder.Data.Path, OperatingSystem.IsWindows() ? "qbittorrent-nox.exe" : "qbittorrent-nox");
        Assert.Null(RealTorrentClient.FindProgram(folder.Data.Path));
        Assert.Null(RealTorrentClient.FindProgram(null));
        await File.WriteAllTextAsync(program, "", TestContext.Current.CancellationToken);
        Assert.Equal(program, RealTorrentClient.FindProgram(string.Join(Path.PathSeparator, "nowhere", folder.Data.Path)));
    }

    [Fact]
    public async Task RealClient_Installed_ComesUpWithItsPasswordAndGoes()
    {
        var program = RealTorrentClient.FindProgram(Environment.GetEnvironmentVariable("PATH"));
        Assert.SkipWhen(program is null, "qbittorrent-nox is not installed");
        Uri address;
        using var http = new HttpClient();
        await using (var client = await RealTorrentClient.TryStartAsync(program!, TestContext.Current.CancellationToken))
        {
            Assert.NotNull(client);
            address = client.Address;
            using var form = new FormUrlEncodedContent([new("username", "demo"), new("password", client.Password)]);
            var answer = await http.PostAsync(new Uri(address, "api/v2/auth/login"), form, TestContext.Current.CancellationToken);
            Assert.NotEqual("Fails.", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.True(answer.IsSuccessStatusCode);
        }

        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(address, TestContext.Current.CancellationToken));
    }
}
