namespace MamCrawler.Integrations.Tests.Http;

/// <summary>What a stub was asked.</summary>
internal sealed record StubRequest(string Method, string Target, string Body, IReadOnlyDictionary<string, string> Headers);
