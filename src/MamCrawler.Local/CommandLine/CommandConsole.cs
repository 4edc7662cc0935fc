using Spectre.Console;

namespace MamCrawler.Local.CommandLine;

/// <summary>Where a command reads and writes. Results go to standard output, everything else to standard error; plain text where it is no terminal.</summary>
public sealed class CommandConsole
{
    private readonly Lazy<IAnsiConsole> richOutput;
    private readonly Lazy<IAnsiConsole> richError;

    /// <summary>A console over any streams.</summary>
    /// <param name="input">What is typed, or piped.</param>
    /// <param name="output">Results.</param>
    /// <param name="error">Questions, progress and faults.</param>
    /// <param name="readHidden">Reads a line without showing it; null when input is no terminal.</param>
    public CommandConsole(TextReader input, TextWriter output, TextWriter error, Func<string?>? readHidden = null)
    {
        Input = input;
        Output = output;
        Error = error;
        ReadHidden = readHidden;
        richOutput = new Lazy<IAnsiConsole>(() => Make(output));
        richError = new Lazy<IAnsiConsole>(() => Make(error));
    }

    public TextReader Input { get; }

    public TextWriter Output { get; }

    public TextWriter Error { get; }

    /// <summary>Reads a line without showing it; null when input is no terminal.</summary>
    public Func<string?>? ReadHidden { get; }

    /// <summary>True when results are read by a person at a terminal.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>True when progress is seen by a person at a terminal.</summary>
    public bool ErrorIsTerminal { get; init; }

    public IAnsiConsole RichOutput => richOutput.Value;

    public IAnsiConsole RichError => richError.Value;

    /// <summary>The console of this process.</summary>
    public static CommandConsole OfProcess() =>
        new(Console.In, Console.Out, Console.Error, Console.IsInputRedirected ? null : HiddenLine.Read)
        {
            OutputIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
        };

    private static IAnsiConsole Make(TextWriter writer) => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
}
