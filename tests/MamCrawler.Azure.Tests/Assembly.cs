using MamCrawler.Azure.Tests;

[assembly: AssemblyFixture(typeof(Azurite))]
