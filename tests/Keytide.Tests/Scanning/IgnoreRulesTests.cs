using Keytide.Scanning;

namespace Keytide.Tests.Scanning;

/// <summary>What git ignores, by the rules of gitignore(5).</summary>
public sealed class IgnoreRulesTests
{
    [Theory]
    [InlineData("*.log", "a.log", false, true)]
    [InlineData("*.log", "x/y/a.log", false, true)]
    [InlineData("*.log", "a.logs", false, false)]
    [InlineData("/a", "a", false, true)]
    [InlineData("/a", "x/a", false, false)]
    [InlineData("x/a", "x/a", false, true)]
    [InlineData("x/a", "y/x/a", false, false)]
    [InlineData("a/", "a", true, true)]
    [InlineData("a/", "a", false, false)]
    [InlineData("a/", "x/a", true, true)]
    [InlineData("**/a", "x/y/a", false, true)]
    [InlineData("**/a", "a", false, true)]
    [InlineData("x/**", "x/y/a", false, true)]
    [InlineData("x/**/a", "x/a", false, true)]
    [InlineData("x/**/a", "x/y/z/a", false, true)]
    [InlineData("x/*/a", "x/y/z/a", false, false)]
    [InlineData("a?c", "abc", false, true)]
    [InlineData("a[b-d]e", "ace", false, true)]
    [InlineData("a[!b-d]e", "ace", false, false)]
    [InlineData("a[]]e", "a]e", false, true)]
    [InlineData("\\#a", "#a", false, true)]
    [InlineData("#a", "#a", false, false)]
    [InlineData("\\!a", "!a", false, true)]
    [InlineData("a\\*", "a*", false, true)]
    [InlineData("a\\*", "ab", false, false)]
    [InlineData("a ", "a", false, true)]
    [InlineData("a\\ ", "a ", false, true)]
    [InlineData("*", "x/a", false, true)]
    [InlineData("A", "a", false, false)]
    [InlineData("", "a", false, false)]
    public void A_line_means_what_git_means(string line, string path, bool isFolder, bool ignored) =>
        Assert.Equal(ignored, IgnoreRules.None.With("", line).Ignore(path, isFolder));

    [Fact]
    public void The_last_line_that_matches_decides()
    {
        var rules = IgnoreRules.None.With("", "*.env\n!keep.env\n");
        Assert.True(rules.Ignore("a.env", false));
        Assert.False(rules.Ignore("keep.env", false));
        Assert.True(IgnoreRules.None.With("", "!a\na").Ignore("a", false));
    }

    [Fact]
    public void A_file_further_down_outweighs_one_further_up_and_reaches_no_further_than_its_folder()
    {
        var rules = IgnoreRules.None.With("", "*.env\n").With("x", "!*.env\n/only\n");
        Assert.False(rules.Ignore("x/a.env", false));
        Assert.True(rules.Ignore("y/a.env", false));
        Assert.True(rules.Ignore("x/only", false));
        Assert.False(rules.Ignore("only", false));
        Assert.True(rules.Ignore("xy/a.env", false));
    }

    [Fact]
    public void A_pattern_made_to_be_slow_comes_to_an_end() =>
        Assert.False(Glob.Matches(string.Concat(Enumerable.Repeat("*a", 40)) + "b", new string('a', 4000)));
}
