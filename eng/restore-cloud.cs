// Restores MamCrawler.Cloud.sln, whose packages some registries lack (docs/decisions/0070). Usage: dotnet run eng/restore-cloud.cs
// Exit code 0: restored. 3: left out, because packages that may be missing are, and nothing else is wrong; one line says so. 1: anything else, and 3 when REQUIRE_CLOUD=1.
#:property PublishAot=false
using System.Diagnostics;
using System.Text.RegularExpressions;

const int LeftOut = 3;
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

if (Restore("-p:StoragePackages=registry") is not { } missing)
    return 0;
if (missing.Length == 0)
    return 1;
var made = Run(["run", "eng/storage-packages.cs"], Console.Error.WriteLine);
if (made is not 0 and not NotToBeHad)
    return 1;
if (made == 0)
{
    var stillMissing = Restore();
    if (stillMissing is null)
    {
        Console.WriteLine($"The registry lacks {missing}: artifacts/storage-packages was used.");
        return 0;
    }

    if (stillMissing.Length == 0)
        return 1;
    missing = stillMissing;
}

Console.WriteLine($"MamCrawler.Cloud.sln was left out: the registry lacks {missing}.");
return Environment.GetEnvironmentVariable("REQUIRE_CLOUD") == "1" ? 1 : LeftOut;

// Null when it was restored; the packages that are missing and may be; empty for any other failure, which is shown.
string? Restore(params string[] more)
{
    var lines = new List<string>();
    if (Run(["restore", "MamCrawler.Cloud.sln", "--verbosity", "quiet", .. more], lines.Add) == 0)
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
