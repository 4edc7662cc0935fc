namespace MamCrawler.Infra.Tests.Cost;

/// <summary>A line of the bill.</summary>
/// <param name="What">What is paid for.</param>
/// <param name="Quantity">How much of it.</param>
/// <param name="Unit">In what unit.</param>
/// <param name="Dollars">What that comes to.</param>
/// <param name="Why">Where the quantity is from.</param>
internal sealed record CostLine(string What, decimal Quantity, string Unit, decimal Dollars, string Why);
