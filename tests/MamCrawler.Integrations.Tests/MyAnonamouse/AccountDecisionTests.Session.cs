using System.Security.Cryptography;
using System.Text;
using MamCrawler.Core.Faults;
using MamCrawler.Core.State;
using MamCrawler.Integrations.MyAnonamouse;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

public sealed partial class AccountDecisionTests
{
    private const string Elsewhere = """{"ip":"198.51.100.9","ASN":"AS64999","AS":"Elsewhere"}""";

    /// <summary>Session: the new value is kept before the next request.</summary>
    [Fact]
    public async Task Session_Rotation_IsKeptBeforeTheNextRequest()
    {
        await using var rig = new TrackerRig();
        var stored = new List<string>();
        rig.Stub.Script = request =>
        {
            if (request.Path == Search)
                stored.Add(Open(rig, generationOff: 0));
            return null;
        };

        await SearchAsync(rig.NewProcess(), times: 3);

        Assert.Equal([StubTracker.Seed, "rotation1%3D", "rotation2%3D"], stored);
    }

    /// <summary>Session: `deleted` is ignored; a value is taken.</summary>
    [Theory]
    [InlineData("mam_id=deleted; Max-Age=0; path=/", StubTracker.Seed)]
    [InlineData("mam_id=deleted", StubTracker.Seed)]
    [InlineData("mam_id=taken%3D; path=/", "taken%3D")]
    public async Task Session_SetCookie_DeletedIsIgnored(string setCookie, string sentNext)
    {
        await using var rig = new TrackerRig();
        rig.Stub.Rotates = false;
        rig.Stub.Valid.Add("taken%3D");
        rig.Stub.Decorate = answer => answer.Headers.TryAddWithoutValidation("Set-Cookie", setCookie);

        await SearchAsync(rig.NewProcess(), times: 2);

        Assert.Equal(sentNext, rig.Stub.Received[^1].Session);
    }

    /// <summary>Session: a seed that the user replaced outranks the stored rotation; the seed that it grew from does not.</summary>
    [Theory]
    [InlineData(StubTracker.Seed, "rotation1%3D")]
    [InlineData("replaced%3D", "replaced%3D")]
    public async Task Session_SeedOfTheNextProcess_OutranksTheRotationOnlyWhenReplaced(string seed, string sent)
    {
        await using var rig = new TrackerRig();
        await SearchAsync(rig.NewProcess(), times: 1);
        rig.Secrets["mam-id"] = seed;
        rig.Stub.Valid.Add(seed);

        await SearchAsync(rig.NewProcess(), times: 1);

        Assert.Equal(sent, rig.Stub.Received[^1].Session);
    }

    /// <summary>Session: an encrypted row, AES-256-GCM, key in the secret store.</summary>
    [Fact]
    public async Task Session_EncryptedRow_OpensWithTheKeyOfTheSecretStoreAndItsGeneration()
    {
        await using var rig = new TrackerRig();
        await SearchAsync(rig.NewProcess(), times: 1);

        Assert.Equal((32, "rotation1%3D"), (Key(rig).Length, Open(rig, generationOff: 0)));
    }

    /// <summary>Session: the generation is the associated data of the encrypted row.</summary>
    [Fact]
    public async Task Session_EncryptedRow_DoesNotOpenUnderAnotherGeneration()
    {
        await using var rig = new TrackerRig();
        await SearchAsync(rig.NewProcess(), times: 1);

        Assert.Throws<AuthenticationTagMismatchException>(() => Open(rig, generationOff: 1));
    }

    /// <summary>Session: that row is in no backup.</summary>
    [Fact]
    public void Session_EncryptedRow_IsInNoBackup() =>
        Assert.Equal(StateTableUse.LeftAlone, Assert.Single(StateTables.All, table => table.Name == SessionRow.Table).Use);

    /// <summary>Session: the secret store gets a new version at the end of a run, at most hourly.</summary>
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 0, 1)]
    [InlineData(2, 59, 1)]
    [InlineData(2, 61, 2)]
    [InlineData(4, 31, 2)]
    public async Task Session_SecretStore_GetsAVersionAtTheEndOfARunAndAtMostHourly(int runsEnded, int minutesApart, int versions)
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        await SearchAsync(tracker, times: 3);
        var first = rig.Time.GetUtcNow();
        for (var run = 0; run < runsEnded; run++)
        {
            await tracker.FlushAsync(None);
            rig.Time.Advance(first + (TimeSpan.FromMinutes(minutesApart) * (run + 1)) - rig.Time.GetUtcNow());
            await SearchAsync(tracker, times: 1);
        }

        Assert.Equal(versions, rig.Secrets.Versions.Count(version => version.Name == "mam-id"));
    }

    /// <summary>Session: after a kill the next holder tries the last saved, then the one before, then stops with SessionExpired.</summary>
    [Theory]
    [InlineData("rotation2%3D", "rotation2%3D", null)]
    [InlineData("rotation1%3D", "rotation2%3D, rotation1%3D", null)]
    [InlineData(StubTracker.Seed, "rotation2%3D, rotation1%3D", FaultName.SessionExpired)]
    public async Task Session_AfterAKill_TriesTheLastThenTheOneBeforeThenStops(string valid, string tried, FaultName? stops)
    {
        await using var rig = new TrackerRig();
        var killed = rig.NewProcess();
        await SearchAsync(killed, times: 2);
        rig.Abandon(killed);
        rig.Stub.Rotates = false;
        rig.Stub.Valid.Clear();
        rig.Stub.Valid.Add(valid);

        var fault = await Record.ExceptionAsync(() => SearchAsync(rig.NewProcess(), times: 1));

        var sent = string.Join(", ", rig.Stub.WithSession.Skip(2).Select(request => request.Session));
        Assert.Equal((tried, stops), (sent, (fault as FaultException)?.Fault.Name));
    }

    /// <summary>Session: before the first request of a process the egress is compared with what the session was made for; a mismatch halts.</summary>
    [Theory]
    [InlineData(null, 1, null)]
    [InlineData(Elsewhere, 0, FaultName.EgressMismatch)]
    public async Task Session_EgressOfTheNextProcess_HaltsOnAMismatchBeforeTheSessionIsSent(string? egress, int sent, FaultName? halts)
    {
        await using var rig = new TrackerRig();
        var fault = await MoveAsync(rig, egress ?? rig.Stub.Egress);

        Assert.Equal((sent, halts), (rig.Stub.WithSession.Count() - 1, fault?.Fault.Name));
    }

    /// <summary>Session: a mismatch of the egress tells the two values in words.</summary>
    [Theory]
    [InlineData("198.51.100.9 (AS64999 Elsewhere)")]
    [InlineData("203.0.113.7 (AS64500 Example Net)")]
    public async Task Session_EgressMismatch_TellsBothValuesInWords(string value)
    {
        await using var rig = new TrackerRig();

        Assert.Contains(value, (await MoveAsync(rig, Elsewhere))?.Fault.Sentence, StringComparison.Ordinal);
    }

    // A session that worked from one place is used by the next process from another.
    private static async Task<FaultException?> MoveAsync(TrackerRig rig, string egress)
    {
        await SearchAsync(rig.NewProcess(), times: 1);
        rig.Stub.Egress = egress;
        return await Record.ExceptionAsync(() => SearchAsync(rig.NewProcess(), times: 1)) as FaultException;
    }

    private static async Task SearchAsync(MyAnonamouseClient tracker, int times)
    {
        for (var time = 0; time < times; time++)
            await tracker.SearchAsync(TrackerRig.AnySearch, None);
    }

    private static byte[] Key(TrackerRig rig) => Convert.FromBase64String(rig.Secrets["mam-session-key"]!);

    // With the platform's AES-GCM and not with the code that sealed it: nonce of 12 bytes, tag of 16, then the value.
    private static string Open(TrackerRig rig, int generationOff)
    {
        var properties = Assert.Single(rig.Tables.All(SessionRow.Table)).Properties;
        var sealedValue = (byte[])properties["Current"];
        var plain = new byte[sealedValue.Length - 28];
        using var aes = new AesGcm(Key(rig), tagSizeInBytes: 16);
        var generation = Encoding.UTF8.GetBytes($"mam_id:{(long)properties["Generation"] + generationOff}");
        aes.Decrypt(sealedValue.AsSpan(0, 12), sealedValue.AsSpan(28), sealedValue.AsSpan(12, 16), plain, generation);
        return Encoding.UTF8.GetString(plain);
    }
}
