using MamCrawler.Core.Downloads;
using MamCrawler.Core.Scanning;
using MamCrawler.Web.Pipeline;
using Microsoft.AspNetCore.Http;
using Moq;

namespace MamCrawler.Functions.Tests.Http;

public sealed partial class ApiFunctionsTests
{
    [Fact]
    public async Task ListGaps_BadQuery_IsAProblem()
    {
        var context = Context();
        context.Request.QueryString = new QueryString("?take=many");

        await functions.ListGapsAsync(context.Request);

        AssertProblem(context, StatusCodes.Status400BadRequest, ProblemCode.InvalidValue);
    }

    [Fact]
    public async Task GetGap_Unknown_IsAProblem()
    {
        var context = Context("gap-9");

        await functions.GetGapAsync(context.Request);

        AssertProblem(context, StatusCodes.Status404NotFound, ProblemCode.NotFound);
    }

    [Fact]
    public async Task ListDownloads_AnswersThePage()
    {
        approvals.Setup(made => made.ListAsync(It.IsAny<CancellationToken>())).Returns(new[] { Proposal(DownloadState.Wanted) }.ToAsyncEnumerable());
        var context = Context();

        await functions.ListDownloadsAsync(context.Request);

        Assert.Contains("\"Proposed\"", Body(context), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ApproveAndReject_ReachTheProposalOfTheRoute()
    {
        approvals.Setup(made => made.ApproveAsync("mam-1", It.IsAny<CancellationToken>())).ReturnsAsync(Proposal(DownloadState.Approved));
        approvals.Setup(made => made.RejectAsync("mam-2", It.IsAny<CancellationToken>())).ReturnsAsync(Proposal(DownloadState.Rejected));
        var (approved, rejected) = (Context("mam-1"), Context("mam-2"));

        await functions.ApproveAsync(approved.Request);
        await functions.RejectAsync(rejected.Request);

        Assert.Equal((StatusCodes.Status200OK, StatusCodes.Status200OK), (approved.Response.StatusCode, rejected.Response.StatusCode));
    }

    [Fact]
    public async Task Follows_AreListedAddedAndRemoved()
    {
        follows.Setup(made => made.ListAsync(It.IsAny<CancellationToken>())).Returns(AsyncEnumerable.Empty<Followed>());
        follows.Setup(made => made.AddAsync(FollowedKind.Series, "Dune", null, It.IsAny<CancellationToken>())).ReturnsAsync(true);
        var (list, add, remove) = (Context(), Context(), Context());
        Write(add, """{"kind":"Series","name":"Dune"}""");
        Write(remove, """{"kind":"Series","name":"Dune"}""");

        await functions.ListFollowsAsync(list.Request);
        await functions.AddFollowAsync(add.Request);
        await functions.RemoveFollowAsync(remove.Request);

        Assert.Equal("""{"total":0,"skip":0,"items":[]}""", Body(list));
        Assert.Equal("""{"kind":"Series","name":"Dune","followed":true,"changed":true}""", Body(add));
        Assert.Equal("""{"kind":"Series","name":"Dune","followed":false,"changed":false}""", Body(remove));
    }

    [Fact]
    public async Task UnknownAddress_IsAProblem()
    {
        var context = Context();
        context.Request.Path = "/api/nothing/here";

        await functions.AnswerUnknownAsync(context.Request);

        AssertProblem(context, StatusCodes.Status404NotFound, ProblemCode.NotFound);
    }

    [Fact]
    public async Task Health_NeedsNoClientAndNoServices()
    {
        var context = Context();

        await functions.GetHealthAsync(context.Request);

        Assert.Contains("\"ok\"", Body(context), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => scope.Client);
    }

    private static Download Proposal(DownloadState state) =>
        new()
        {
            Id = "mam-1",
            TrackerId = 1,
            Title = "Dune",
            State = state,
            Reason = "series-gap",
        };
}
