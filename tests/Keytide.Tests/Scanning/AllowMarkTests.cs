using System.Text;

namespace Keytide.Tests.Scanning;

/// <summary>Where a mark of allowance counts, and where it does not. The mark is put together so that this file allows nothing.</summary>
public sealed class AllowMarkTests
{
    private const string Mark = "keytide:" + "allow";

    private static readonly KeyPair Key = new Forge(99).LongLived();

    [Theory]
    [InlineData("secret_key = {0} # {1} reason=\"x\" until=2026-06-01\n", "reason=\"x\" until=2026-06-01")]
    [InlineData("/* {1} why */ secret_key = \"{0}\"\n", "why */ secret_key = \"")]
    [InlineData("# {1} on the line above\nsecret_key = {0}\n", "on the line above")]
    [InlineData("\t// {1} on the line above\r\nsecret_key = {0}\r\n", "on the line above")]
    [InlineData("secret_key = {0} # {1}\n", "")]
    public void A_mark_on_the_line_or_alone_on_the_one_above_counts(string text, string expected)
    {
        var found = Assert.Single(Found.In(string.Format(text, Key.Secret, Mark)));
        Assert.StartsWith(expected, found.Finding.AllowText);
        Assert.DoesNotContain(Key.Secret[..8], found.Finding.AllowText);
    }

    [Theory]
    [InlineData("other = 1 # {1} that one\nsecret_key = {0}\n")]
    [InlineData("# {1} too far above\n\nsecret_key = {0}\n")]
    [InlineData("secret_key = {0}\n# {1} below\n")]
    [InlineData("secret_key = {0} # {1}ed by nobody\n")]
    [InlineData("secret_key = {0}\n")]
    public void Any_other_mark_does_not(string text) =>
        Assert.Null(Assert.Single(Found.In(string.Format(text, Key.Secret, Mark))).Finding.AllowText);

    [Fact]
    public void A_mark_at_the_other_end_of_a_long_line_does_not_count()
    {
        var text = $"secret_key = {Key.Secret}; {new string('x', 1000)} // {Mark} reason";
        Assert.Null(Assert.Single(Found.In(text)).Finding.AllowText);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_mark_in_utf16_counts(bool bigEndian)
    {
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true);
        var text = $"# {Mark} reason=\"made up\" until=2026-06-01\nsecret_key = {Key.Secret}\n";
        var found = Assert.Single(Found.In([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]));
        Assert.Contains("reason=\"made up\" until=2026-06-01", found.Finding.AllowText);
    }

    [Fact]
    public void A_secret_in_the_words_behind_the_mark_is_cut_down()
    {
        var other = new Forge(100).Secret();
        foreach (var found in Found.In($"secret_key = {Key.Secret} # {Mark} reason=\"was {other}\"\n"))
        {
            Assert.DoesNotContain(other[..8], found.Finding.AllowText);
        }
    }
}
