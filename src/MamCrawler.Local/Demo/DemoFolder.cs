using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Settings;

namespace MamCrawler.Local.Demo;

/// <summary>Where the demo leaves its files. Its state is made anew each time; nothing that another program put there is touched.</summary>
public sealed class DemoFolder
{
    private const string Marker = ".mamcrawler-demo";

    private DemoFolder(string path) => Root = path;

    public string Root { get; }

    public DataFolder Data => new(Path.Combine(Root, "data"));

    public string Markdown => Path.Combine(Root, "report.md");

    public string Page => Path.Combine(Root, "report.html");

    public string Json => Path.Combine(Root, "report.json");

    public string Log => Path.Combine(Root, "log.txt");

    public string Csv => Path.Combine(Root, "gaps.csv");

    /// <summary>Makes the folder, or empties the state of an earlier demo.</summary>
    /// <exception cref="CommandFailedException">It holds state that is no demo's.</exception>
    public static DemoFolder Prepare(string path)
    {
        var folder = new DemoFolder(Path.GetFullPath(path));
        var marker = Path.Combine(folder.Data.Path, Marker);
        if (Directory.Exists(folder.Data.Path))
        {
            if (!File.Exists(marker))
            {
                throw new CommandFailedException(
                    $"{folder.Data.Path} exists and was not made by a demo, so it is left alone. Name another folder with --output."
                );
            }

            Directory.Delete(folder.Data.Path, recursive: true);
        }

        folder.Data.Create();
        File.WriteAllText(marker, "State of a demo; the next one replaces it.\n");
        return folder;
    }
}
