using MamCrawler.Functions.Composition;
using Moq;

namespace MamCrawler.Functions.Tests;

/// <summary>The services of the process, as a trigger meets them.</summary>
internal sealed class CloudMock
{
    public CloudMock() => Source.Setup(source => source.GetAsync(It.IsAny<CancellationToken>())).ReturnsAsync(Services.Object);

    public Mock<ICloudServices> Services { get; } = new();

    public Mock<ICloudServicesSource> Source { get; } = new();

    public void VerifyHandedOver(Times times) => Services.Verify(services => services.HandOverTrackerAsync(), times);
}
