using MamCrawler.Core.Account;
using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Tests.Account;

public sealed class CostPolicyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("free", false, true)]
    [InlineData("personal", false, true)]
    [InlineData("vip", false, false)]
    [InlineData("vip", true, true)]
    [InlineData("vip-later", true, false)]
    [InlineData("vip-over", true, false)]
    [InlineData("free-for-vip", false, false)]
    [InlineData("free-for-vip", true, false)]
    [InlineData("vip-in-time", true, true)]
    [InlineData("paid", true, false)]
    public void IsFree_ByFlagAndClass_IsTheRule(string kind, bool vipAccount, bool expected)
    {
        var release = new Release
        {
            Id = 1,
            Title = "Title",
            Free = kind == "free",
            PersonalFreeleech = kind == "personal",
            Vip = kind.StartsWith("vip", StringComparison.Ordinal),
            VipExpires = kind switch
            {
                "vip-over" => Now,
                "vip-later" => Now.AddHours(1),
                "vip-in-time" => Now.AddHours(49),
                _ => null,
            },
            FreeForVip = kind == "free-for-vip",
        };

        Assert.Equal(
            expected,
            CostPolicy.IsFree(
                release,
                new AccountSnapshot
                {
                    ReadAt = Now,
                    IsVip = vipAccount,
                    VipIsEndless = true,
                },
                Now
            )
        );
    }

    [Fact]
    public void IsFree_VipThatHasEndedOrIsUnknown_IsNoVip()
    {
        var release = new Release
        {
            Id = 1,
            Title = "Title",
            Vip = true,
        };

        Assert.False(CostPolicy.IsFree(release, null, Now));
        Assert.False(
            CostPolicy.IsFree(
                release,
                new AccountSnapshot
                {
                    ReadAt = Now,
                    IsVip = true,
                    VipUntil = Now,
                },
                Now
            )
        );
    }
}
