using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Orchestrations.InProcess;

namespace MamCrawler.Core.Tests.Orchestrations;

/// <summary>Every orchestrator schedules the same on replay.</summary>
public sealed class ReplayTests : IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly EngineFixture fixture = new();
    private int calls;

    public static TheoryData<string> Cases => [.. AllCases().Select(replayCase => replayCase.GetType().FullName!)];

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public void Orchestrators_OfCore_HaveAReplayCaseEach()
    {
        var orchestrators = typeof(IOrchestrator<,>)
            .Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.GetInterfaces().Any(IsOrchestrator))
            .ToList();
        Assert.NotEmpty(orchestrators);
        Assert.Empty(
            orchestrators.Except(AllCases().Select(replayCase => replayCase.Orchestrator)).Select(type => $"{type.Name} has no {nameof(ReplayCase)}.")
        );
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Replay_OfItsHistory_SchedulesTheSame(string name)
    {
        var replayCase = AllCases().Single(found => found.GetType().FullName == name);
        replayCase.Register(fixture.Registry, TimeProvider.System);
        var state = await fixture.RunAsync(replayCase.Orchestrator.Name, replayCase.Input);
        Assert.True(state.Status is OrchestrationStatus.Completed, state.Output);
        Assert.NotEmpty(await fixture.Store.QueryAsync("OrchestrationHistory", null, Ports.RowKeyRange.All, None).ToListAsync());
        Assert.Empty(await ReplayChecker.CheckAsync(fixture.Registry, fixture.Store, replayCase.Orchestrator.Name, None));
    }

    [Fact]
    public async Task Check_OrchestratorMakesItsOwnGuid_NamesTheStep() =>
        Assert.Contains(
            "step 0: one replay schedules at the start Activity 'Work'",
            await DifferencesAsync((context, _) => CallAsync(context, Guid.NewGuid())),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Check_OrchestratorReadsTheClock_IsFound() =>
        Assert.NotEmpty(await DifferencesAsync((context, _) => CallAsync(context, TimeProvider.System.GetTimestamp())));

    [Fact]
    public async Task Check_OrchestratorCountsItsReplays_IsFound() =>
        Assert.NotEmpty(await DifferencesAsync(async (context, _) => await CallAsync(context, 1) + (++calls > 1 ? await CallAsync(context, 2) : "")));

    [Fact]
    public async Task Check_OutputDependsOnTheProcess_IsFound() =>
        Assert.Contains(
            "but its replay as",
            await DifferencesAsync(async (context, _) => $"{await CallAsync(context, 1)} {++calls}"),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Check_OrchestratorUsesWhatItsContextOffers_FindsNothing() =>
        Assert.Empty(
            await DifferencesAsync(
                async (context, _) =>
                {
                    await context.CreateTimer(context.CurrentUtcDateTime + TimeSpan.FromHours(1), None);
                    return await CallAsync(context, new { Guid = context.NewGuid(), At = context.CurrentUtcDateTime });
                }
            )
        );

    [Fact]
    public async Task Check_UnknownInstance_IsRefused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => ReplayChecker.CheckAsync(fixture.Registry, fixture.Store, "unknown", None));

    private static bool IsOrchestrator(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IOrchestrator<,>);

    private static IEnumerable<ReplayCase> AllCases() =>
        typeof(ReplayTests)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(ReplayCase)) && !type.IsAbstract)
            .Select(type => (ReplayCase)Activator.CreateInstance(type)!);

    private static Task<string> CallAsync(IOrchestrationContext context, object input) => context.CallActivityAsync<string>(nameof(Work), input);

    private async Task<string> DifferencesAsync(Func<IOrchestrationContext, int, Task<string>> body)
    {
        fixture
            .Registry.AddOrchestrator<Probe, int, string>(() => new Probe(body))
            .AddActivity<object, string>(nameof(Work), (_, _) => Task.FromResult("done"));
        Assert.Equal(OrchestrationStatus.Completed, (await fixture.RunAsync(nameof(Probe), 1)).Status);
        return string.Join('\n', await ReplayChecker.CheckAsync(fixture.Registry, fixture.Store, nameof(Probe), None));
    }
}
