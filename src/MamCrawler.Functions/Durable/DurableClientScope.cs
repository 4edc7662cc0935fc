using Microsoft.DurableTask.Client;

namespace MamCrawler.Functions.Durable;

/// <summary>The Durable client of the invocation under way. The host hands one to each invocation that asks for it, while what needs it lives as long as the process.</summary>
public sealed class DurableClientScope
{
    private readonly AsyncLocal<DurableTaskClient?> current = new();

    /// <summary>The client of this invocation.</summary>
    /// <exception cref="InvalidOperationException">The function has no client binding, which is a bug.</exception>
    public DurableTaskClient Client =>
        current.Value ?? throw new InvalidOperationException("This function starts or asks for an orchestration, and has no Durable client binding.");

    /// <summary>Sets the client for the calls that this one makes, until it returns.</summary>
    public void Enter(DurableTaskClient client) => current.Value = client;
}
