using System.Globalization;
using MamCrawler.Core.Account;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>Says the account's facts in sentences, for the doctor.</summary>
internal static class AccountSentences
{
    public static IReadOnlyList<string> Of(AccountSnapshot account, EgressPoint? egress)
    {
        var sentences = new List<string> { $"The session works; the class is {(account.ClassName.Length > 0 ? account.ClassName : "not stated")}." };
        if (egress is not null)
            sentences.Add($"The tracker sees this process at {egress}.");
        sentences.Add(account.Ratio is { } ratio
            ? $"The ratio is {(double.IsInfinity(ratio) ? "∞" : ratio.ToString("0.00", CultureInfo.InvariantCulture))}."
            : "The ratio could not be read, so nothing that depends on it is downloaded.");
        sentences.Add((account.UnsatisfiedCount, account.UnsatisfiedLimit) is ({ } count, { } limit)
            ? $"{count} of {limit} unsatisfied slots are used."
            : "The unsatisfied torrents could not be read, so nothing is downloaded until they can be.");
        if (account.Connectable == false)
            sentences.Add("The tracker cannot connect to the torrent client: open its port, or seeding will be slow to count.");
        return sentences;
    }
}
