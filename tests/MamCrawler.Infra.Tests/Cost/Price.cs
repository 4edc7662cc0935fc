namespace MamCrawler.Infra.Tests.Cost;

/// <summary>What something costs.</summary>
/// <param name="What">What is paid for.</param>
/// <param name="Dollars">US dollars for that many units.</param>
/// <param name="Per">The number of units.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Source">Where the price is from, with its date.</param>
internal sealed record Price(string What, decimal Dollars, decimal Per, string Unit, string Source)
{
    /// <summary>The dollars for a quantity.</summary>
    public decimal Of(decimal quantity) => quantity / Per * Dollars;
}
