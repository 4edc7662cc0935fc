// Makes artifacts/storage-packages, a folder of the Azure storage packages for machines whose package registry lacks them (docs/decisions/0070). The assemblies are the
// official signed ones, taken out of the npm package named below. Needs npm; does nothing when the folder is there already. Usage: dotnet run eng/storage-packages.cs
// Exit code 1: the npm package could not be had. 2: it is not the one it should be.
#:property PublishAot=false
using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

const string Package = "@azure/mcp-linux-x64@0.5.13";
const string Tarball = "azure-mcp-linux-x64-0.5.13.tgz";
const string TarballSha512 = "d951f5f68611227dbc5db2809a5de636b18138f7c947428927d13b9073f72ea2d760092f571f5c4399f6dc07a316fa16f90c698dbc5c84eabba87e1b9cac58d7";
string[] wanted = ["Azure.Data.Tables", "Azure.Storage.Blobs", "Azure.Storage.Common", "Azure.Storage.Queues", "System.IO.Hashing"];

var artifacts = Path.GetFullPath("artifacts");
var folder = Path.Combine(artifacts, "storage-packages");
if (Directory.Exists(folder))
    return 0;
Directory.CreateDirectory(artifacts);
var tarball = Path.Combine(artifacts, Tarball);
if (!File.Exists(tarball) && !Download())
    return 1;
if (!await IsTheKnownOneAsync())
{
    Console.Error.WriteLine($"{Tarball} is not the file it should be (SHA-512), so nothing was taken from it. Delete it and try again.");
    return 2;
}

var unfinished = folder + ".new";
if (Directory.Exists(unfinished))
    Directory.Delete(unfinished, recursive: true);
var files = Read();
using (var facts = JsonDocument.Parse(files["azmcp.deps.json"]))
{
    var target = facts.RootElement.GetProperty("targets").EnumerateObject().Last().Value;
    foreach (var id in wanted)
        Write(id, target.EnumerateObject().Single(entry => entry.Name.StartsWith(id + "/", StringComparison.Ordinal)));
}

Directory.Move(unfinished, folder);
File.Delete(tarball);
return 0;

bool Download()
{
    // npm is a script, so Windows needs its own name for it.
    var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["pack", Package, "--silent", "--pack-destination", artifacts]);
    try
    {
        using var npm = Process.Start(start)!;
        npm.WaitForExit();
        if (npm.ExitCode == 0)
            return true;
        Console.Error.WriteLine($"npm could not download {Package} (exit code {npm.ExitCode}).");
    }
    catch (System.ComponentModel.Win32Exception exception)
    {
        Console.Error.WriteLine($"npm could not be started: {exception.Message}");
    }

    return false;
}

async Task<bool> IsTheKnownOneAsync()
{
    await using var stream = File.OpenRead(tarball);
    return Convert.ToHexStringLower(await SHA512.HashDataAsync(stream)) == TarballSha512;
}

Dictionary<string, byte[]> Read()
{
    var names = wanted.Select(id => id + ".dll").Append("azmcp.deps.json").ToHashSet(StringComparer.Ordinal);
    var found = new Dictionary<string, byte[]>(StringComparer.Ordinal);
    using var archive = new TarReader(new GZipStream(File.OpenRead(tarball), CompressionMode.Decompress));
    while (archive.GetNextEntry() is { } entry)
    {
        if (
            !entry.Name.StartsWith("package/dist/", StringComparison.Ordinal)
            || !names.Contains(entry.Name["package/dist/".Length..])
            || entry.DataStream is null
        )
            continue;
        using var copy = new MemoryStream();
        entry.DataStream.CopyTo(copy);
        found[Path.GetFileName(entry.Name)] = copy.ToArray();
    }

    return found;
}

// One package laid out as in NuGet's own package folder: nothing has to be installed from it, so nothing gets into the folder that other projects of this machine use.
void Write(string id, JsonProperty entry)
{
    var version = entry.Name[(id.Length + 1)..];
    var assembly = entry.Value.GetProperty("runtime").EnumerateObject().Single().Name;
    var root = Path.Combine(unfinished, id.ToLowerInvariant(), version);
    var place = Path.Combine(root, Path.Combine(assembly.Split('/')));
    Directory.CreateDirectory(Path.GetDirectoryName(place)!);
    File.WriteAllBytes(place, files[id + ".dll"]);
    XNamespace space = "http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd";
    var dependencies = entry.Value.TryGetProperty("dependencies", out var needed)
        ? needed.EnumerateObject().Select(item => (item.Name, Version: item.Value.GetString()))
        : [];
    new XDocument(
        new XElement(
            space + "package",
            new XElement(
                space + "metadata",
                new XElement(space + "id", id),
                new XElement(space + "version", version),
                new XElement(space + "authors", "Microsoft"),
                new XElement(space + "description", $"The assembly of {id} {version} as published in {Package}."),
                new XElement(
                    space + "dependencies",
                    new XElement(
                        space + "group",
                        new XAttribute("targetFramework", assembly.Split('/')[1]),
                        dependencies.Select(item => new XElement(
                            space + "dependency",
                            new XAttribute("id", item.Name),
                            new XAttribute("version", item.Version!)
                        ))
                    )
                )
            )
        )
    ).Save(Path.Combine(root, id.ToLowerInvariant() + ".nuspec"));
    var hash = Convert.ToBase64String(SHA512.HashData(files[id + ".dll"]));
    File.WriteAllText(Path.Combine(root, $"{id.ToLowerInvariant()}.{version}.nupkg.sha512"), hash, Encoding.ASCII);
    File.WriteAllText(Path.Combine(root, ".nupkg.metadata"), $$"""{ "version": 2, "contentHash": "{{hash}}", "source": "{{Package}}" }""");
}
