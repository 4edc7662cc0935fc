using MamCrawler.Core.Account;

namespace MamCrawler.Core.Tests.Account;

public sealed class SlotBudgetTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(5, 1)]
    [InlineData(10, 1)]
    [InlineData(11, 2)]
    [InlineData(50, 5)]
    [InlineData(100, 10)]
    [InlineData(150, 10)]
    public void Margin_OfALimit_IsTheSmallerOfTenAndATenthAndAtLeastOne(int limit, int expected) => Assert.Equal(expected, SlotBudget.Margin(limit));

    [Theory]
    [InlineData(150, 100, 0, 40)]
    [InlineData(150, 100, 39, 1)]
    [InlineData(150, 140, 0, 0)]
    [InlineData(150, 150, 3, -13)]
    public void Room_TakesNewerGrabsAndTheMarginOff(int limit, int count, int newer, int expected) =>
        Assert.Equal(expected, SlotBudget.Room(limit, count, newer));
}
