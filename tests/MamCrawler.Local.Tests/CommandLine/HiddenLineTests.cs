using MamCrawler.Local.CommandLine;

namespace MamCrawler.Local.Tests.CommandLine;

public sealed class HiddenLineTests
{
    [Fact]
    public void Read_KeysUntilEnter_TakesBackWhatBackspaceRemoves()
    {
        ConsoleKeyInfo[] keys =
        [
            Key('x', ConsoleKey.X),
            Key('\b', ConsoleKey.Backspace),
            Key('\b', ConsoleKey.Backspace),
            Key('a', ConsoleKey.A),
            Key('\t', ConsoleKey.Tab),
            Key('b', ConsoleKey.B),
            Key('\r', ConsoleKey.Enter),
            Key('c', ConsoleKey.C),
        ];
        var next = 0;
        Assert.Equal("ab", HiddenLine.Read(() => keys[next++]));
        Assert.Equal(7, next);
    }

    private static ConsoleKeyInfo Key(char character, ConsoleKey key) => new(character, key, false, false, false);
}
