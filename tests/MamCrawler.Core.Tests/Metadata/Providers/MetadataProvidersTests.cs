using MamCrawler.Core.Faults;
using MamCrawler.Core.Library;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Metadata.Providers;
using MamCrawler.Core.Tests.Scanning;

namespace MamCrawler.Core.Tests.Metadata.Providers;

/// <summary>Asking providers with their health, their quotas and their kept answers.</summary>
public sealed class MetadataProvidersTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly ScanStores stores = new();
    private readonly FakeProvider audible = new("Audible");
    private readonly FakeProvider audnexus = new("Audnexus");

    public void Dispose() => stores.Dispose();

    [Fact]
    public async Task Ask_TheSameAgain_IsAnsweredFromTheRecord()
    {
        audible.Facts["B000000001"] = new BookFacts { Asin = "B000000001", Title = "The Iron Gate" };
        Assert.Equal(["Audible"], (await AskAsync(1)).Answers["li_1"].Select(facts => facts.Provider));
        Assert.Equal(["Audible"], (await AskAsync(1)).Answers["li_1"].Select(facts => facts.Provider));
        Assert.Equal((1, 1), (audible.Asked.Count, audnexus.Asked.Count));
        stores.Clock.Advance(TimeSpan.FromDays(7));
        await AskAsync(1);
        Assert.Equal((1, 2), (audible.Asked.Count, audnexus.Asked.Count));
    }

    [Fact]
    public async Task Ask_AnotherCatalogue_IsAnotherQuestion()
    {
        await AskAsync(1);
        audible.Catalogue = "de";
        await AskAsync(1);
        Assert.Equal((2, 1), (audible.Asked.Count, audnexus.Asked.Count));
    }

    [Fact]
    public async Task Ask_CouldNotBeAsked_IsNeverKeptAsNotFound()
    {
        audible.Fault = Away();
        Assert.False((await AskAsync(1)).Complete);
        audible.Fault = null;
        audible.Facts["B000000001"] = new BookFacts { Title = "The Iron Gate" };
        stores.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Single((await AskAsync(1)).Answers["li_1"]);
    }

    [Fact]
    public async Task Ask_Failing_RestsLongerEachTimeAndRecovers()
    {
        audible.Fault = Away();
        foreach (var minutes in new[] { 15, 60, 240 })
        {
            var asking = await AskAsync(1);
            Assert.Equal(["Audible"], asking.Faults.Select(fault => fault.Service));
            var health = await HealthAsync();
            Assert.Equal((ProviderCondition.Resting, FaultName.WitnessUnavailable), (health.Condition, health.Fault));
            Assert.Equal(stores.Clock.GetUtcNow().AddMinutes(minutes), health.Until);
            var asked = audible.Asked.Count;
            stores.Clock.Advance(TimeSpan.FromMinutes(minutes - 1));
            var passedOver = await AskAsync(2);
            Assert.Equal((asked, false), (audible.Asked.Count, passedOver.Complete));
            Assert.Contains("is not asked until", Assert.Single(passedOver.Faults).Sentence, StringComparison.Ordinal);
            stores.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        audible.Fault = null;
        Assert.True((await AskAsync(1)).Complete);
        Assert.Equal(ProviderHealth.Good("Audible"), await HealthAsync());
        audible.Fault = Away();
        await AskAsync(3);
        Assert.Equal(stores.Clock.GetUtcNow().AddMinutes(15), (await HealthAsync()).Until);
    }

    [Fact]
    public async Task Ask_Resting_WhatItAnsweredBeforeIsStillUsed()
    {
        audible.Facts["B000000001"] = new BookFacts { Title = "The Iron Gate" };
        await AskAsync(1);
        audible.Fault = Away();
        await AskAsync(2);
        var asking = await AskAsync(1);
        Assert.Single(asking.Answers["li_1"]);
        Assert.True(asking.Complete);
    }

    [Fact]
    public async Task Ask_TokenRefused_WaitsForAPersonAndADoctorsGoodProbeEndsIt()
    {
        audible.Fault = new AskPersonFaultException(FaultName.WitnessUnavailable, "Audible", "It refused the token.");
        await AskAsync(1);
        var health = await HealthAsync();
        Assert.Equal((ProviderCondition.Refused, stores.Clock.GetUtcNow() + ProviderRest.Longest), (health.Condition, health.Until));
        await Providers().RecoverAsync("Audible", None);
        Assert.Equal(ProviderCondition.Healthy, (await HealthAsync()).Condition);
    }

    [Fact]
    public async Task Ask_OneUnreadableAnswer_IsNoReasonToRestThreeInARowAre()
    {
        audible.Fault = new StopFaultException(FaultName.ShapeChanged, "Audible", "It answered in another shape.");
        var providers = Providers().Begin();
        await providers.AskAsync([BookOf(1), BookOf(2)], None);
        Assert.Equal((2, ProviderCondition.Healthy), (audible.Asked.Count, (await HealthAsync()).Condition));
        await providers.AskAsync([BookOf(3), BookOf(4)], None);
        Assert.Equal((3, ProviderCondition.Resting), (audible.Asked.Count, (await HealthAsync()).Condition));
        Assert.Equal("Audible", Assert.Single(providers.Faults).Service);
    }

    [Fact]
    public async Task Ask_SwitchedOff_IsNotAskedAndNotSilent()
    {
        audible.OffReason = "The secret x is not set.";
        var asking = await AskAsync(1);
        Assert.Empty(audible.Asked);
        Assert.True(asking.Complete);
        Assert.Empty(asking.Faults);
        Assert.Equal((ProviderCondition.SwitchedOff, "The secret x is not set."), ((await HealthAsync()).Condition, (await HealthAsync()).Sentence));
    }

    [Fact]
    public async Task Ask_QuotaOfTheDay_HoldsAcrossRunsAndIsNoFailure()
    {
        var google = new FakeProvider("GoogleBooks") { RequestsPerDay = 5, RequestsPerCall = 2 };
        var providers = new MetadataProviders([google], stores.Tables, stores.Clock);
        for (var number = 1; number <= 9; number++)
        {
            var asking = providers.Begin();
            await asking.AskAsync([BookOf(number)], None);
            await asking.EndAsync(None);
        }

        // Each call takes one of the two that it may need, so that the last of the five is not enough for a call.
        Assert.Equal(4, google.Asked.Count);
        var health = Assert.Single(await providers.ReadHealthAsync(None));
        Assert.Equal((ProviderCondition.Resting, FaultName.RateLimited, 0), (health.Condition, health.Fault, health.Failures));
        await providers.RecoverAsync("GoogleBooks", None);
        Assert.Equal(health, Assert.Single(await providers.ReadHealthAsync(None)));
        stores.Clock.Advance(TimeSpan.FromHours(25));
        await providers.Begin().AskAsync([BookOf(10)], None);
        Assert.Equal(5, google.Asked.Count);
    }

    [Fact]
    public async Task Ask_Batches_HoldNoMoreQuestionsThanTheProviderTakes()
    {
        var batching = new FakeProvider("Batching") { AtOnce = 4 };
        var asking = new MetadataProviders([batching], stores.Tables, stores.Clock).Begin();
        await asking.AskAsync([.. Enumerable.Range(1, 10).Select(BookOf)], None);
        Assert.Equal((10, 3), (batching.Asked.Count, batching.Requests));
    }

    [Fact]
    public async Task IsOver_NobodyLeft_Is()
    {
        audible.OffReason = "Off.";
        var asking = Providers().Begin();
        Assert.False(await asking.IsOverAsync(None));
        audnexus.Fault = Away();
        await asking.AskAsync([BookOf(1)], None);
        Assert.True(await asking.IsOverAsync(None));
        Assert.Equal(
            [(ProviderCondition.SwitchedOff, "Audible is switched off. Off."), (ProviderCondition.Resting, "")],
            (await asking.StandAsync(None)).Select(health =>
                (health.Condition, health.Condition == ProviderCondition.SwitchedOff ? health.Describe(stores.Clock.GetUtcNow()) : "")
            )
        );
    }

    [Fact]
    public async Task Describe_EveryCondition_SaysWhatItMeans()
    {
        var now = stores.Clock.GetUtcNow();
        Assert.Equal("Audible is asked.", (await HealthAsync()).Describe(now));
        audible.Fault = Away();
        await AskAsync(1);
        Assert.Matches("^Audible is not asked until .* UTC\\. It is away\\.$", (await HealthAsync()).Describe(now));
        Assert.Matches("^Audible has rested and is tried again", (await HealthAsync()).Describe(now.AddDays(1)));
    }

    private static WaitFaultException Away() => new(FaultName.WitnessUnavailable, "The service", "It is away.");

    private static Book BookOf(int number) =>
        new()
        {
            Id = $"li_{number}",
            Title = "The Iron Gate",
            Asin = $"B{number:D9}",
        };

    private MetadataProviders Providers() => new([audible, audnexus], stores.Tables, stores.Clock);

    private async Task<ProviderHealth> HealthAsync() => (await Providers().ReadHealthAsync(None))[0];

    private async Task<(ILookup<string, ProviderFacts> Answers, bool Complete, IReadOnlyList<Fault> Faults)> AskAsync(int number)
    {
        var asking = Providers().Begin();
        var (answers, complete) = await asking.AskAsync([BookOf(number)], None);
        await asking.EndAsync(None);
        return (answers, complete, asking.Faults);
    }
}
