using Keytide.Cli.Output;

namespace Keytide.Tests.Output;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("plain, äöü 数据", "plain, äöü 数据")]
    [InlineData("a\nb\tc\r", "a\\nb\\tc\\r")]
    [InlineData("\u001b[31mred", "\\u001B[31mred")]
    [InlineData("nimda\u202Egpj", "nimda\\u202Egpj")]
    [InlineData("a\u2028b\u0085c\ufeffd", "a\\u2028b\\u0085c\\uFEFFd")]
    [InlineData("tag\U000E0041", "tag\\U000E0041")]
    [InlineData("👩‍💻", "👩‍💻")]
    [InlineData(null, "")]
    public void What_cannot_be_seen_is_made_visible(string? text, string shown) => Assert.Equal(shown, VisibleText.Of(text));

    [Fact]
    public void A_lone_surrogate_becomes_a_replacement_character_in_utf_8()
    {
        var shown = VisibleText.Of("a\ud83dz\n");
        Assert.Equal("a\ufffdz\\n", shown);
    }

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdefg", 6, "abcde…")]
    [InlineData("abcd💻gh", 6, "abcd…")]
    public void A_long_text_is_cut_between_characters(string text, int longest, string shown) =>
        Assert.Equal(shown, VisibleText.Of(text, longest));
}
