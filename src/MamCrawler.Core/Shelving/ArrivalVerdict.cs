using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Shelving;

/// <summary>What a look at the library came to for one volume, with its reason.</summary>
/// <param name="Result">The result.</param>
/// <param name="Sentence">Why, in words, and what to do when it is held.</param>
/// <param name="Hold">Why it is held; for <see cref="ArrivalResult.NotYet"/> why it will be, when patience ends.</param>
/// <param name="Item">The item that proves it.</param>
/// <param name="By">By what that was recognised.</param>
public sealed record ArrivalVerdict(ArrivalResult Result, string Sentence, ShelvingHold? Hold = null, ShelfItem? Item = null, ArrivalMatch? By = null)
{
    internal static ArrivalVerdict NotYet(ShelvingHold hold, string sentence) => new(ArrivalResult.NotYet, sentence, hold);

    internal static ArrivalVerdict Held(ShelvingHold hold, string sentence) => new(ArrivalResult.Held, sentence, hold);
}
