using System.Text;

namespace MamCrawler.Local.CommandLine;

/// <summary>Reads a line from the terminal without showing it.</summary>
internal static class HiddenLine
{
    internal static string? Read() => Read(() => Console.ReadKey(intercept: true));

    internal static string? Read(Func<ConsoleKeyInfo> nextKey)
    {
        var line = new StringBuilder();
        while (true)
        {
            var key = nextKey();
            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    return line.ToString();
                case ConsoleKey.Backspace when line.Length > 0:
                    line.Length--;
                    break;
                default:
                    if (!char.IsControl(key.KeyChar))
                    {
                        line.Append(key.KeyChar);
                    }

                    break;
            }
        }
    }
}
