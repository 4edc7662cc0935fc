using MamCrawler.Infra.Tests.Bicep;

namespace MamCrawler.Infra.Tests;

/// <summary>The invariants are worth as much as the reader below them.</summary>
public sealed class BicepReaderTests
{
    [Theory]
    [InlineData("param a string = 'it's'")]
    [InlineData("var a = {\n  b: 1\n")]
    [InlineData("var a = [\n  1 2\n]")]
    [InlineData("var a = 1 +")]
    [InlineData("resource a 'X/y@2024-01-01' {\n}")]
    [InlineData("output a string 'b'")]
    [InlineData("var a = '${b'")]
    [InlineData("variable a = 1")]
    [InlineData("var a = 1 var b = 2")]
    [InlineData("var a = #")]
    [InlineData("/* no end")]
    public void Parse_PlantedError_IsRefused(string source) => Assert.Throws<BicepSyntaxException>(() => BicepFile.Parse(source));

    [Fact]
    public void Parse_Error_SaysItsLine()
    {
        var exception = Assert.Throws<BicepSyntaxException>(() => BicepFile.Parse("var a = 1\n\n// two\nvar b = ]"));
        Assert.StartsWith("line 4:", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_Interpolation_IsReadInside()
    {
        var text = Assert.IsType<BicepExpression.Text>(Value("'x-${toLower('a${b}')}-\\'${c.d}'"));
        Assert.Equal(["x-", "-'"], text.Parts.OfType<BicepExpression.Constant>().Select(part => part.Value));
        Assert.Equal(["b", "c"], text.DescendantsAndSelf().OfType<BicepExpression.Name>().Select(name => name.Identifier));
    }

    [Fact]
    public void Parse_Operators_BindAsInBicep()
    {
        var either = Assert.IsType<BicepExpression.Operation>(Value("a == 1 && !b ? c : d ?? 'e'"));
        Assert.Equal("?:", either.Operator);
        Assert.Equal("&&", Assert.IsType<BicepExpression.Operation>(either.Operands[0]).Operator);
        Assert.Equal("??", Assert.IsType<BicepExpression.Operation>(either.Operands[2]).Operator);
    }

    [Fact]
    public void Parse_Resource_HasItsConditionLoopAndInnerResources()
    {
        var file = BicepFile.Parse(
            """
            @onlyIfNotExists()
            resource a 'X/y@2024-01-01' = if (b && c) {
              name: 'n'
              resource inner 'z' existing = {
                name: 'i'
              }
            }

            resource d 'X/y@2024-01-01' = [
              for (e, f) in [1, 2]: if (f > 0) {
                name: '${e}'
              }
            ]
            """
        );
        Assert.Equal(["a", "inner", "d"], file.Resources.Select(resource => resource.Name));
        var (first, inner, looped) = (file.Resources.First(), file.Resources.ElementAt(1), file.Resources.Last());
        Assert.True(first.HasDecorator("onlyIfNotExists"));
        Assert.NotNull(first.Condition);
        Assert.True(inner is { Existing: true, Parent: "a" });
        Assert.Equal(["e", "f"], looped.Loop!.Variables);
        Assert.NotNull(looped.Loop.Condition);
    }

    [Theory]
    [InlineData("var a = b", "'b' is not declared")]
    [InlineData("param a string", "'a' is not used")]
    [InlineData("var a = 1\nvar a = 2\noutput b int = a", "'a' is declared twice")]
    [InlineData("output a string = listKeys('x')", "the function 'listKeys' is unknown")]
    [InlineData("@secret()\nparam a string\noutput b string = a", "@secret is unknown")]
    [InlineData("output a array = map([1], x => y)", "'y' is not declared")]
    public void Problems_OfAFile_AreFound(string source, string problem) => Assert.Contains(problem, BicepNames.Problems(BicepFile.Parse(source)));

    [Fact]
    public void Problems_OfNamesOfLoopsAndLambdas_AreNone() =>
        Assert.Empty(BicepNames.Problems(BicepFile.Parse("var a = map([1], x => x)\noutput b array = [for y in a: y]")));

    private static BicepExpression Value(string expression) => BicepFile.Parse($"var value = {expression}").Variable("value").Value;
}
