using MamCrawler.Integrations.Catalogues;

namespace MamCrawler.Integrations.Tests.Catalogues;

public sealed class WrittenLanguageTests
{
    [Theory]
    [InlineData("The letter arrives a year after its writer is buried, and nobody in the harbour knows who sent it.", "en")]
    [InlineData("Der Brief kommt ein Jahr nach dem Tod des Schreibers, und niemand weiß, wer ihn mit der Post geschickt hat.", "de")]
    [InlineData("La lettre arrive un an après la mort de celui qui l'a écrite, et personne dans le port ne sait pour qui elle est.", "fr")]
    [InlineData("La carta llega un año después de la muerte del hombre que la escribió, y nadie en el puerto sabe para quién es.", "es")]
    [InlineData("La lettera arriva un anno dopo la morte di chi l'ha scritta, e nel porto non sono in molti a sapere per chi è.", "it")]
    [InlineData("De brief komt een jaar na de dood van de schrijver aan, en niemand in de haven weet voor wie het is.", "nl")]
    [InlineData("A carta chega um ano depois da morte do autor, e ninguém no porto sabe para quem é ou não é o que ele escreveu.", "pt")]
    [InlineData("Brevet kommer ett år efter att författaren är död, och ingen i hamnen vet vem det är för eller vem som skrev det på natten.", "sv")]
    [InlineData("手紙は書き手が埋葬されてから一年後に届く。", "ja")]
    [InlineData("Письмо приходит через год после похорон автора.", "ru")]
    [InlineData("편지는 일 년 뒤에 도착한다.", "ko")]
    [InlineData("信在作者下葬一年后到达。", "zh")]
    [InlineData("Το γράμμα φτάνει ένα χρόνο μετά.", "el")]
    [InlineData("Zbyt mało znanych słów.", null)]
    [InlineData("Wow! Amazing.", null)]
    [InlineData("12345", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Of_Text_IsToldByItsSmallWords(string? text, string? expected) => Assert.Equal(expected, WrittenLanguage.Of(text));

    [Fact]
    public void Agreeing_TextInAnotherLanguageThanStated_IsLeftOut()
    {
        const string German = "Der Brief kommt ein Jahr nach dem Tod des Schreibers, und niemand weiß es.";
        Assert.Null(WrittenLanguage.Agreeing(German, "eng"));
        Assert.Equal(German, WrittenLanguage.Agreeing(German, "ger"));
        Assert.Equal(German, WrittenLanguage.Agreeing(German, null));
        Assert.Null(WrittenLanguage.Agreeing(null, "en"));
    }
}
