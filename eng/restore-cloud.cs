// Restores MamCrawler.Cloud.sln, whose packages some registries lack (docs/decisions/0070), or else the part of it that is in MamCrawler.Storage.slnf. Usage: dotnet run eng/restore-cloud.cs
// Exit code 0: restored. 4: only the part was, 3: neither, because packages that may be missing are, and nothing else is wrong; one line says so. 1: anything else, and 3 or 4 when
// REQUIRE_CLOUD=1.
#:property PublishAot=false
using System.Diagnostics;
using System.Text.RegularExpressions;

const string Whole = "MamCrawler.Cloud.sln";
const string Storage = "MamCrawler.Storage.slnf";
const int LeftOut = 3;
const int StorageOnly = 4;
const int NotToBeHad = 1;
string[] mayBeMissing =
[
    "Azure.Data.Tables",
    "Azure.Storage.",
    "System.IO.Hashing",
    "Microsoft.Extensions.Azure",
    "Microsoft.Azure.Functions.Worker",
    "Microsoft.DurableTask.",
];

var storagePackages = (int?)null;
var ofWhole = RestoreOrMake(Whole);
if (ofWhole is null)
    return 0;
if (ofWhole.Length == 0)
    return 1;
var required = Environment.GetEnvironmentVariable("REQUIRE_CLOUD") == "1";
switch (RestoreOrMake(Storage))
{
    case null:
        Console.WriteLine($"Of {Whole} only {Storage} is built and tested, the Functions projects are left out: the registry lacks {ofWhole}.");
        return required ? 1 : StorageOnly;
    case "":
        return 1;
    case var missing:
        Console.WriteLine($"{Whole} was left out: the registry lacks {missing}.");
        return required ? 1 : LeftOut;
}

// Null when it was restored, from the registry alone or with the storage packages made here; the packages that are missing and may be; empty for any other failure.
string? RestoreOrMake(string solution)
{
    var missing = Restore(solution, "-p:StoragePackages=registry");
    if (string.IsNullOrEmpty(missing))
        return missing;
    storagePackages ??= Run(["run", "eng/storage-packages.cs"], Console.Error.WriteLine);
    if (storagePackages is not 0 and not NotToBeHad)
        return "";
    if (storagePackages == NotToBeHad)
        return missing;
    var stillMissing = Restore(solution);
    if (stillMissing is null)
        Console.WriteLine($"The registry lacks {missing}: artifacts/storage-packages was used.");
    return stillMissing;
}

// Null when it was restored; the packages that are missing and may be; empty for any other failure, which is shown.
string? Restore(string solution, params string[] more)
{
    var lines = new List<string>();
    if (Run(["restore", solution, "--verbosity", "quiet", .. more], lines.Add) == 0)
        return null;
    var errors = lines.Where(line => line.Contains("error", StringComparison.OrdinalIgnoreCase)).ToList();
    var names = errors
        .Select(line => Regex.Match(line, "Unable to find (?:a stable )?package ([A-Za-z0-9.]+[A-Za-z0-9])"))
        .Where(match => match.Success)
        .Select(match => match.Groups[1].Value)
        .Distinct()
        .Order()
        .ToList();
    if (
        names.Count > 0
        && errors.All(line => Regex.IsMatch(line, "error NU110[123]:"))
        && names.All(name => mayBeMissing.Any(known => name.StartsWith(known, StringComparison.OrdinalIgnoreCase)))
    )
        return string.Join(", ", names);
    lines.ForEach(Console.Error.WriteLine);
    return "";
}

static int Run(string[] arguments, Action<string> read)
{
    var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
    start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
    using var process = Process.Start(start)!;
    var gate = new Lock();
    DataReceivedEventHandler take = (_, line) =>
    {
        lock (gate)
        {
            if (line.Data is { Length: > 0 } text)
                read(text);
        }
    };
    process.OutputDataReceived += take;
    process.ErrorDataReceived += take;
    process.BeginOutputReadLine();
    process.BeginErrorReadLine();
    process.WaitForExit();
    return process.ExitCode;
}
