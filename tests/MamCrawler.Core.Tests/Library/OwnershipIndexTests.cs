using MamCrawler.Core.Faults;
using MamCrawler.Core.Library;

namespace MamCrawler.Core.Tests.Library;

public sealed class OwnershipIndexTests
{
    private static readonly OwnershipIndex Index = Make();

    [Fact]
    public void Find_SameAsin_NamesTheItem() =>
        Assert.Equal(new OwnershipAnswer("single", OwnershipReason.Asin), Index.Find(new OwnershipQuestion { Asins = ["B000000000", "B000000001"] }));

    [Theory]
    [InlineData("9780306406157")]
    [InlineData("0306406152")]
    public void Find_EitherSpellingOfAnIsbn_NamesTheItem(string isbn) =>
        Assert.Equal(new OwnershipAnswer("single", OwnershipReason.Isbn), Index.Find(new OwnershipQuestion { Isbns = ["not one", isbn] }));

    [Theory]
    [InlineData("The Iron Lantern (Unabridged)", "Writer, Ann", true)]
    [InlineData("The Iron Lantern", "Somebody Else", false)]
    [InlineData("Iron", "Ann Writer", false)]
    [InlineData("", "Ann Writer", false)]
    public void Find_TitleAndAuthor_MustBothAgree(string title, string author, bool owned) =>
        Assert.Equal(owned ? OwnershipReason.Title : null, Index.Find(new OwnershipQuestion { Titles = [TitleKey.Of(title)], Authors = [author] })?.Reason);

    [Theory]
    [InlineData("Amber Road", 2, "Ann Writer", "single", OwnershipReason.Position)]
    [InlineData("The Amber Road", 2, null, "single", OwnershipReason.Position)]
    [InlineData("Amber Road", 5, "Ann Writer", "pack", OwnershipReason.Pack)]
    [InlineData("Amber Road", 9, "Anybody At All", "unknown", OwnershipReason.Position)]
    public void Find_Position_NamesTheItemAndWhy(string series, int number, string? author, string item, OwnershipReason reason)
    {
        var answer = Index.Find(
            new OwnershipQuestion
            {
                Series = ["Another Name", series],
                Number = number,
                Authors = author is null ? [] : [author],
            }
        );

        Assert.Equal(new OwnershipAnswer(item, reason), answer);
        Assert.Contains(item, answer!.Statement, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Amber Road", 2, "Somebody Else")]
    [InlineData("Amber Road", 3, "Ann Writer")]
    [InlineData("Amber Road", 8, "Ann Writer")]
    [InlineData("Amber Road", -1, "Ann Writer")]
    [InlineData("", 2, "Ann Writer")]
    public void Find_NothingThere_IsNotOwned(string series, int number, string author) =>
        Assert.Null(
            Index.Find(
                new OwnershipQuestion
                {
                    Series = [series],
                    Number = number,
                    Authors = [author],
                }
            )
        );

    [Fact]
    public void ReadFrom_WhatWasWritten_AnswersTheSame()
    {
        var read = OwnershipIndex.ReadFrom(new MemoryStream(Written(Index)));

        Assert.Equal(Index.ItemCount, read.ItemCount);
        Assert.Equal(
            OwnershipReason.Pack,
            read.Find(
                new OwnershipQuestion
                {
                    Series = ["Amber Road"],
                    Number = 6,
                    Authors = ["Ann Writer"],
                }
            )?.Reason
        );
        Assert.Equal("single", read.Find(new OwnershipQuestion { Asins = ["B000000001"] })?.ItemId);
        Assert.Equal(Written(Index).Length, Written(read).Length);
    }

    [Fact]
    public void ReadFrom_AnyDamage_IsTheNamedFault()
    {
        var file = Written(Index);
        for (var at = 0; at < file.Length; at += 3)
        {
            var damaged = (byte[])file.Clone();
            damaged[at] ^= 0x41;
            Refuses(damaged);
            Refuses(file[..at]);
        }
    }

    [Fact]
    public void ReadFrom_HeaderThatLiesAboutItsLength_CostsNoMemory()
    {
        var file = Written(Index)[..20];
        BitConverter.GetBytes(9_000_000).CopyTo(file, 8);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Refuses(file);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
    }

    [Fact]
    public void Find_ThousandsOfItemsUnderOneKey_StaysFast()
    {
        var builder = new SnapshotBuilder();
        for (var number = 0; number < 20_000; number++)
            builder.Add(
                new Book
                {
                    Id = $"item-{number}",
                    Title = "Same Old Title",
                    Authors = ["Ann Writer"],
                    Series = [new("Amber Road", SequenceText.Parse("1"))],
                }
            );

        var index = builder.Build().Index;

        Assert.Equal(20_000, index.ItemCount);
        Assert.Equal("item-0", index.Find(new OwnershipQuestion { Titles = [TitleKey.Of("Same Old Title")], Authors = ["Ann Writer"] })?.ItemId);
    }

    private static void Refuses(byte[] file) =>
        Assert.Equal(FaultName.StateUnavailable, Assert.Throws<StopFaultException>(() => OwnershipIndex.ReadFrom(new MemoryStream(file))).Fault.Name);

    private static byte[] Written(OwnershipIndex index)
    {
        using var stream = new MemoryStream();
        index.WriteTo(stream);
        return stream.ToArray();
    }

    private static OwnershipIndex Make()
    {
        var builder = new SnapshotBuilder();
        builder.Add(
            new Book
            {
                Id = "single",
                Title = "The Iron Lantern",
                Authors = ["Ann Writer"],
                Asin = "B000000001",
                Isbn = "9780306406157",
                Series = [Place("Amber Road", "2")],
            }
        );
        builder.Add(
            new Book
            {
                Id = "pack",
                Title = "Amber Road Box Set",
                Authors = ["Ann Writer"],
                Series = [Place("Amber Road", "5-7")],
            }
        );
        builder.Add(
            new Book
            {
                Id = "part",
                Title = "Something (Part 1 of 2)",
                Authors = ["Ann Writer"],
                Series = [Place("Amber Road", "8")],
            }
        );
        builder.Add(
            new Book
            {
                Id = "unknown",
                Title = "Nobody Knows",
                Authors = ["Amber Road"],
                Series = [Place("Amber Road", "9")],
            }
        );
        return builder.Build().Index;
    }

    private static SeriesMembership Place(string series, string sequence) => new(series, SequenceText.Parse(sequence));
}
