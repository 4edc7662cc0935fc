using System.Globalization;
using MamCrawler.Core.Account;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>The account's facts for a person.</summary>
internal static class AccountSentences
{
    /// <summary>What is known.</summary>
    public static IReadOnlyList<string> Of(AccountSnapshot account, EgressPoint? egress, string madeFor = "")
    {
        var sentences = new List<string> { $"The session works; the class is {(account.ClassName.Length > 0 ? account.ClassName : "not stated")}." };
        if (egress is not null)
            sentences.Add($"The tracker sees this process at {egress}{(madeFor.Length > 0 ? $"; the session was made for {madeFor}" : "")}.");
        if (account.Ratio is { } ratio)
            sentences.Add($"The ratio is {(double.IsInfinity(ratio) ? "∞" : ratio.ToString("0.00", CultureInfo.InvariantCulture))}.");
        if ((account.UnsatisfiedCount, account.UnsatisfiedLimit) is ({ } count, { } limit))
            sentences.Add($"{count} of {limit} unsatisfied slots are used.");
        return sentences;
    }

    /// <summary>What stands in the way, though the tracker answers.</summary>
    public static IReadOnlyList<string> AdviceOf(AccountSnapshot account)
    {
        var advice = new List<string>();
        if (account.Ratio is null)
            advice.Add("The ratio could not be read, so nothing that depends on it is downloaded.");
        if (account.UnsatisfiedCount is null || account.UnsatisfiedLimit is null)
            advice.Add("The unsatisfied torrents could not be read, so nothing is downloaded until they can be.");
        if (account is { IsVip: true, VipUntil: null, VipIsEndless: false })
            advice.Add("The class is VIP, but its end could not be read, so what is free only for VIP counts as costing until it can be.");
        if (account.Connectable == false)
            advice.Add("The tracker cannot connect to the torrent client: open its port, or seeding will be slow to count.");
        return advice;
    }
}
