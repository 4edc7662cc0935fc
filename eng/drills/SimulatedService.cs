using System.Text.Json;

namespace MamCrawler.Drills;

/// <summary>The controls of a running simulator: its faults, and what it was asked.</summary>
public sealed class SimulatedService(HttpClient http, Uri address)
{
    /// <summary>Where it answers.</summary>
    public Uri Address => address;

    /// <summary>Switches a fault on.</summary>
    public async Task BreakAsync(string fault, CancellationToken cancellationToken)
    {
        using var answer = await http.PutAsync(new Uri(address, $"_simulator/faults/{fault}"), null, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Switches a fault off.</summary>
    public async Task MendAsync(string fault, CancellationToken cancellationToken)
    {
        using var answer = await http.DeleteAsync(new Uri(address, $"_simulator/faults/{fault}"), cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The tracker only: makes a new session, as a person does on its page, and ends the old one. Returns its <c>mam_id</c>.</summary>
    public async Task<string> NewSessionAsync(CancellationToken cancellationToken)
    {
        using var answer = await http.PostAsync(new Uri(address, "_simulator/session"), null, cancellationToken);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellationToken);
    }

    /// <summary>How many requests came whose route contains a text; all for an empty one.</summary>
    public async Task<int> CountAsync(string route, CancellationToken cancellationToken)
    {
        using var log = await ReadAsync(cancellationToken);
        return log
            .RootElement.GetProperty("counts")
            .EnumerateObject()
            .Where(count => count.Name.Contains(route, StringComparison.Ordinal))
            .Sum(count => count.Value.GetInt32());
    }

    /// <summary>What was asked that the real service would punish.</summary>
    public async Task<IReadOnlyList<string>> ViolationsAsync(CancellationToken cancellationToken)
    {
        using var log = await ReadAsync(cancellationToken);
        return [.. log.RootElement.GetProperty("violations").EnumerateArray().Select(violation => violation.ToString())];
    }

    private async Task<JsonDocument> ReadAsync(CancellationToken cancellationToken) =>
        JsonDocument.Parse(await http.GetStringAsync(new Uri(address, "_simulator/requests"), cancellationToken));
}
