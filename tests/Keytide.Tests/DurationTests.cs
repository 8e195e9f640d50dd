namespace Keytide.Tests;

public sealed class DurationTests
{
    [Theory]
    [InlineData("30s", 30)]
    [InlineData("15m", 900)]
    [InlineData("24h", 86_400)]
    [InlineData("90d", 7_776_000)]
    [InlineData("2w", 1_209_600)]
    [InlineData("0s", 0)]
    [InlineData("3660d", 316_224_000)]
    public void A_number_and_a_unit_are_a_span(string text, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Duration.TryParse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("90")]
    [InlineData("-1d")]
    [InlineData("1.5h")]
    [InlineData("1 h")]
    [InlineData("1y")]
    [InlineData("3661d")]
    [InlineData("99999999999s")]
    [InlineData("9999999999999999999999d")]
    public void Anything_else_is_none(string? text) => Assert.Null(Duration.TryParse(text));

    [Theory]
    [InlineData("30s")]
    [InlineData("15m")]
    [InlineData("25h")]
    [InlineData("90d")]
    [InlineData("0s")]
    [InlineData("61s")]
    public void What_is_written_is_read_again(string text) => Assert.Equal(text, Duration.Text(Duration.TryParse(text)!.Value));
}
