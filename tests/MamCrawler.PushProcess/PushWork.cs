using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.State.Files;
using MamCrawler.Integrations.Http.Tunnels;
using MamCrawler.Integrations.QBittorrent;
using MamCrawler.Tests;
using Microsoft.Extensions.Logging.Abstractions;

namespace MamCrawler.PushProcess;

/// <summary>A push over fresh objects, as a host that has just started would do it.</summary>
public static class PushWork
{
    /// <summary>Handles one message.</summary>
    /// <param name="setup">What it works with.</param>
    /// <param name="step">Called before and after everything that leaves the process.</param>
    public static async Task<PushOutcome> RunAsync(PushSetup setup, Func<string, Task> step)
    {
        using var files = new FileTableStore(setup.StateDirectory);
        var tables = new SteppedTables(files, step);
        var time = TimeProvider.System;
        var secrets = new SetupSecrets(setup);
        var options = new QBittorrentOptions
        {
            Tunnel = new TunnelOptions
            {
                BaseAddress = setup.Address,
                PinnedAuthority = setup.PinnedAuthority,
                ClientCertificateSecret = setup.ClientCertificate is null ? null : SetupSecrets.Certificate,
            },
            UserName = setup.UserName,
            PasswordSecret = SetupSecrets.Password,
        };
        using var http = TunnelHttp.CreateClient(options.Tunnel, TunnelTarget.QBittorrent, secrets, time);
        using var client = new QBittorrentClient(options, http, secrets, time);
        var tracker = new FolderTracker(setup.TorrentDirectory, step);
        using var account = new AccountFacts(new AccountStore(tables), tracker, time);
        using var library = new LibraryLook(new EmptyLibrary(), time);
        var push = new PushTorrent(
            new DownloadStore(tables, time),
            new GrabLedger(tables, time),
            account,
            library,
            tracker,
            new SteppedClient(client, step),
            new PushOptions(),
            time,
            NullLogger<PushTorrent>.Instance
        );
        return await push.RunAsync(DownloadStore.IdOf(setup.TrackerId), CancellationToken.None);
    }
}
