using MamCrawler.Core.Account;

namespace MamCrawler.Local.Tests;

/// <summary>How the account stands, as a test says.</summary>
internal sealed class FakeAccountStanding : IAccountStanding
{
    public SlotForecast Slots { get; set; } = new();

    public List<Spend> Spends { get; } = [];

    public Task<SlotForecast> ReadSlotsAsync(CancellationToken cancellationToken) => Task.FromResult(Slots);

    public Task<IReadOnlyList<string>> DescribeAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>(["Ratio 2.64.", Slots.Sentence]);

    public Task<IReadOnlyList<Spend>> ListSpendsAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Spend>>(Spends);

    public Task<Spend?> SettleSpendAsync(string id, bool happened, CancellationToken cancellationToken)
    {
        var index = Spends.FindIndex(spend => spend.Id == id && spend.IsOpen);
        if (index < 0)
            return Task.FromResult<Spend?>(null);
        Spends[index] = Spends[index] with { State = happened ? SpendState.Spent : SpendState.NotSpent, Result = $"Settled: {happened}." };
        return Task.FromResult<Spend?>(Spends[index]);
    }
}
