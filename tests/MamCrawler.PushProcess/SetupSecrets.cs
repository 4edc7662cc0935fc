using MamCrawler.Core.Ports;

namespace MamCrawler.PushProcess;

/// <summary>The secrets of a setup.</summary>
internal sealed class SetupSecrets(PushSetup setup) : ISecretStore
{
    public const string Certificate = "certificate";
    public const string Password = "password";

    public Task<Secret?> GetAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult(
            name switch
            {
                Certificate when setup.ClientCertificate is { } certificate => new Secret(certificate),
                Password => new Secret(setup.Password),
                _ => null,
            }
        );

    public Task SetAsync(string name, Secret value, CancellationToken cancellationToken) => throw new InvalidOperationException("A push writes no secret.");
}
