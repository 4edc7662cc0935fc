using System.Net;
using System.Text.Json;
using MamCrawler.EndToEnd.Tests.Secrets;

namespace MamCrawler.EndToEnd.Tests;

/// <summary>Ids that nobody gave out, over the real state: each is simply not there, and none is a bug.</summary>
public sealed class HostileRequestTests
{
    private static readonly string[] Ids =
    [
        "none",
        "%5C",
        "%23",
        "%3F",
        "a%2Fb",
        "%2E%2E%2F%2E%2E%2Fsecrets.json",
        "%0A%0D",
        "%7F",
        "~002f",
        "%E2%80%AE",
        "%F0%9F%98%80",
        "%ED%A0%80",
        "'%20or%201%20eq%201",
        new string('x', 1500),
        "newest%20",
    ];

    [Fact]
    public async Task AnyAddress_WithAnIdThatNobodyGaveOut_Is404()
    {
        await using var world = await PlantedWorld.StartAsync(TestContext.Current.CancellationToken);
        await using var run = new PlantedRun(world);
        await run.StartAsync(TestContext.Current.CancellationToken);
        var wrong = new List<string>();
        foreach (var id in Ids)
        foreach (
            var (method, path) in new[]
            {
                (HttpMethod.Get, $"/api/scans/{id}"),
                (HttpMethod.Post, $"/api/scans/{id}/cancel"),
                (HttpMethod.Get, $"/api/gaps/{id}"),
                (HttpMethod.Post, $"/api/downloads/{id}/approve"),
                (HttpMethod.Post, $"/api/downloads/{id}/reject"),
            }
        )
        {
            using var answer = await run.Api.SendAsync(method, path);
            if (answer.StatusCode != HttpStatusCode.NotFound || !await IsProblemAsync(answer))
                wrong.Add(
                    $"{method} {path[..Math.Min(60, path.Length)]}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}"
                );
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
        Assert.Empty(world.Log.Named("ApiBug"));
    }

    /// <summary>What is no HTTP never gets to the API: the server itself answers with a bare status, and tells nothing.</summary>
    [Fact]
    public async Task AnyAddress_WithAZeroByte_IsRefusedByTheServerItself()
    {
        await using var world = await PlantedWorld.StartAsync(TestContext.Current.CancellationToken);
        await using var run = new PlantedRun(world);
        await run.StartAsync(TestContext.Current.CancellationToken);
        using var answer = await run.Api.SendAsync(HttpMethod.Get, "/api/scans/%00");
        Assert.Equal((HttpStatusCode.BadRequest, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    private static async Task<bool> IsProblemAsync(HttpResponseMessage answer) =>
        answer.Content.Headers.ContentType?.MediaType == "application/problem+json"
        && JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("code").GetString()
            == "NotFound";
}
