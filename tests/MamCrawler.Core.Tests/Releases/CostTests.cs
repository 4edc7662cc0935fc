using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Tests.Releases;

public sealed class CostTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;
    private static readonly Release Paid = Listing.Row("A Book") with { Free = false };

    public static TheoryData<Release, bool, bool> Cases => new()
    {
        { Paid, true, false },
        { Paid with { Free = true }, false, true },
        { Paid with { PersonalFreeleech = true }, false, true },
        { Paid with { FreeForVip = true }, true, true },
        { Paid with { FreeForVip = true }, false, false },
        { Paid with { Vip = true }, true, true },
        { Paid with { Vip = true }, false, false },
        { Paid with { Vip = true, VipExpires = Now.AddHours(1) }, true, true },
        { Paid with { Vip = true, VipExpires = Now }, true, false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void IsFree_FlagsAndAccount_AsTheRuleSays(Release release, bool accountIsVip, bool expected) =>
        Assert.Equal(expected, Cost.IsFree(release, accountIsVip, Now));
}
