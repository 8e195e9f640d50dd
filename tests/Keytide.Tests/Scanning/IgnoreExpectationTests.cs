using Keytide.Scanning;

namespace Keytide.Tests.Scanning;

public sealed class IgnoreExpectationTests
{
    [Fact]
    public void The_offered_lines_keep_out_what_they_are_offered_for()
    {
        foreach (var expected in IgnoreExpectation.All)
        {
            Assert.False(expected.IsKeptOut(IgnoreRules.None, ""));
            Assert.True(expected.IsKeptOut(IgnoreRules.None.With("", string.Join('\n', expected.Lines)), ""), expected.Lines[0]);
        }
    }

    [Fact]
    public void An_example_of_an_env_file_stays_in()
    {
        var all = IgnoreRules.None.With("", string.Join('\n', IgnoreExpectation.All.SelectMany(expected => expected.Lines)));
        Assert.False(all.Ignore(".env.example", isFolder: false));
        Assert.False(all.Ignore("src/Keys.cs", isFolder: false));
    }

    [Theory]
    [InlineData("/.env", ".env", false)] // Only at the top.
    [InlineData("*.env", ".env", true)]
    [InlineData("*.env\n!app/.env", ".env", false)]
    [InlineData("*.pem\n!server.pem", "*.pem", false)]
    [InlineData("certificates/\n/server.pem", "*.pem", true)]
    public void The_last_line_that_matches_decides(string text, string line, bool kept)
    {
        var expected = IgnoreExpectation.All.Single(expectation => expectation.Lines[0] == line);
        Assert.Equal(kept, expected.IsKeptOut(IgnoreRules.None.With("", text), ""));
    }

    [Fact]
    public void A_folder_below_is_asked_by_its_path()
    {
        var rules = IgnoreRules.None.With("", "/service/.env\n/service/app/.env\n");
        Assert.True(IgnoreExpectation.All[0].IsKeptOut(rules, "service"));
        Assert.False(IgnoreExpectation.All[0].IsKeptOut(rules, "other"));
    }
}
