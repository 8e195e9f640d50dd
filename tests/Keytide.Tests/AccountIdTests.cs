namespace Keytide.Tests;

public sealed class AccountIdTests
{
    [Fact]
    public void Leading_zeros_are_kept() => Assert.Equal("000000000042", AccountId.Parse("000000000042").ToString());

    [Theory]
    [InlineData("")]
    [InlineData("12345678901")]
    [InlineData("1234567890123")]
    [InlineData("12345678901a")]
    [InlineData("-12345678901")]
    [InlineData("１２３４５６７８９０１２")]
    public void Anything_but_twelve_digits_is_refused(string text)
    {
        Assert.False(AccountId.TryParse(text, out _));
        Assert.Throws<FormatException>(() => AccountId.Parse(text));
    }
}
