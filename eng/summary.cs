// Joins the results and the coverage of all test projects. Usage: dotnet run eng/summary.cs -- RESULTS-FOLDER
// Ends with "line coverage: NN.N %" and "N passed, N failed, N skipped"; exit code 1 when a test failed, none ran, or coverage is below its floor.
#:property PublishAot=false
using System.Globalization;
using System.Xml.Linq;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var folder = args is [var only] ? only : throw new ArgumentException("One argument is needed: the folder with the results.");

// A line counts once, however many test projects loaded it, and is covered when one of them ran it. Every file
// under src counts, none is left out; what generators write into obj at build time is nobody's file and does not.
var lines = new Dictionary<(string Project, string File, int Line), bool>();
foreach (var file in Directory.EnumerateFiles(folder, "coverage.cobertura.xml", SearchOption.AllDirectories))
{
    var document = XDocument.Load(file);
    var roots = document.Descendants("source").Select(source => source.Value).ToList();
    foreach (var type in document.Descendants("class"))
    {
        var project = (string?)type.Ancestors("package").First().Attribute("name") ?? "";
        if (SourceOf((string?)type.Attribute("filename") ?? "", roots) is not { } source)
            continue;
        foreach (var line in type.Element("lines")?.Elements("line") ?? [])
        {
            var id = (project, source, (int)line.Attribute("number")!);
            lines[id] = lines.GetValueOrDefault(id) || (long)line.Attribute("hits")! > 0;
        }
    }
}

var failed = false;
foreach (var project in lines.GroupBy(line => line.Key.Project).OrderBy(project => project.Key, StringComparer.Ordinal))
{
    var share = Share(project.Select(line => line.Value));
    var floor = project.Key switch
    {
        "MamCrawler.Core" or "MamCrawler.Integrations" => 90.0,
        "MamCrawler.Functions" => 80.0,
        _ => 0.0,
    };
    Console.WriteLine($"{project.Key}: {share:F1} % of {project.Count()} lines{(share < floor ? $", below its floor of {floor:F0} %" : "")}");
    failed |= share < floor;
}

if (Environment.GetEnvironmentVariable("COVERAGE_MISSES") is { Length: > 0 } missesOf)
    foreach (
        var file in lines
            .Where(line => line.Key.Project.EndsWith(missesOf, StringComparison.Ordinal))
            .GroupBy(line => line.Key.File)
            .OrderByDescending(file => file.Count(line => !line.Value))
            .Take(40)
    )
        Console.WriteLine(
            $"  {file.Count(line => !line.Value), 4} of {file.Count(), 4} lines not run: {file.Key}: {string.Join(' ', file.Where(line => !line.Value).Select(line => line.Key.Line).Order().Take(30))}"
        );

var (passed, broken, skipped) = (0, 0, 0);
foreach (var file in Directory.EnumerateFiles(folder, "*.trx", SearchOption.AllDirectories))
{
    var space = XNamespace.Get("http://microsoft.com/schemas/VisualStudio/TeamTest/2010");
    foreach (var result in XDocument.Load(file).Descendants(space + "UnitTestResult"))
    {
        switch ((string?)result.Attribute("outcome"))
        {
            case "Passed":
                passed++;
                break;
            case "NotExecuted":
                skipped++;
                var reason = result.Descendants(space + "Message").FirstOrDefault()?.Value ?? result.Descendants(space + "StdOut").FirstOrDefault()?.Value;
                Console.WriteLine($"skipped: {(string?)result.Attribute("testName")}: {reason?.Trim()}");
                break;
            default:
                broken++;
                Console.WriteLine($"failed: {(string?)result.Attribute("testName")}");
                break;
        }
    }
}

var all = Share(lines.Values);
Console.WriteLine($"line coverage: {all:F1} %");
Console.WriteLine($"{passed} passed, {broken} failed, {skipped} skipped");
return failed || all < 80 || broken > 0 || passed == 0 ? 1 : 0;

// Each report names files against roots of its own, so they are made absolute before they are compared.
static string? SourceOf(string name, List<string> roots)
{
    var path = roots.Select(root => Path.GetFullPath(Path.Combine(root, name))).FirstOrDefault(File.Exists) ?? Path.GetFullPath(name);
    var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), path).Replace('\\', '/');
    return relative.StartsWith("src/", StringComparison.Ordinal) && !relative.Contains("/obj/", StringComparison.Ordinal) ? relative : null;
}

static double Share(IEnumerable<bool> covered)
{
    var list = covered.ToList();
    return list.Count == 0 ? 0 : 100.0 * list.Count(line => line) / list.Count;
}
