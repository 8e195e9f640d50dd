using Keytide.Scanner;
using Keytide.Scanning;

namespace Keytide.Tests.Scanning;

public sealed class BaselineTests
{
    private const string Zeros = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private static readonly DateOnly Today = new(2026, 3, 1);

    [Fact]
    public void A_leak_is_known_wherever_it_has_moved_to()
    {
        var key = new Forge(5).LongLived();
        var before = Leaks("a.env", $"AWS_ACCESS_KEY_ID={key.Id}\nAWS_SECRET_ACCESS_KEY={key.Secret}\n");
        var after = Leaks("deep/b.json", $"\n\n{{\"secretAccessKey\": \"{key.Secret}\",\n\n\"accessKeyId\": \"{key.Id}\"}}\n");
        var baseline = New().Updated(before, Today, isWhole: true);
        Assert.All(after, leak => Assert.NotNull(baseline.Find(leak.Finding.Fingerprint)));
        Assert.Equal("aws-access-key-pair", Assert.Single(baseline.Known).Rule.Name());
    }

    [Fact]
    public void What_was_not_found_again_is_dropped_unless_the_scan_was_not_whole()
    {
        var (one, other) = (Leaks("a", Pair(1)), Leaks("b", Pair(2)));
        var both = New().Updated([.. one, .. other], Today.AddDays(-10), isWhole: true);
        Assert.Equal(2, both.Known.Count);
        var kept = Assert.Single(both.Updated(one, Today, isWhole: true).Known);
        Assert.Equal(Today.AddDays(-10), kept.Since);
        Assert.Equal(2, both.Updated(one, Today, isWhole: false).Known.Count);
    }

    [Fact]
    public void The_text_is_read_back_and_says_nothing_of_the_secret()
    {
        var key = new Forge(3).LongLived();
        var leaks = Leaks("a", $"aws_access_key_id={key.Id}\naws_secret_access_key={key.Secret}\n");
        var baseline = New().Updated(leaks, Today, isWhole: true);
        var text = LeakBaselineText.Write(baseline);
        Assert.Equal(text, LeakBaselineText.Write(LeakBaselineText.Read(text, "f")));
        Assert.DoesNotContain(key.Secret[..6], text);
        Assert.DoesNotContain(leaks[0].Finding.Fingerprint, text);
        Assert.StartsWith("{\n  \"keytideBaseline\": \"1\",\n", text);
    }

    [Fact]
    public void Two_baselines_of_the_same_leak_have_nothing_in_common()
    {
        var leaks = Leaks("a", Pair(7));
        var one = New(1).Updated(leaks, Today, isWhole: true);
        var other = New(2).Updated(leaks, Today, isWhole: true);
        Assert.NotEqual(one.Known[0].Name, other.Known[0].Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"keytideBaseline\":\"2\",\"key\":\"\",\"leaks\":[]}")]
    [InlineData("{\"keytideBaseline\":\"1\",\"key\":\"AAAA\",\"leaks\":[]}")]
    [InlineData("{\"keytideBaseline\":\"1\",\"key\":\"%\",\"leaks\":[]}")]
    [InlineData("{\"keytideBaseline\":\"1\",\"key\":\"" + Zeros + "\",\"leaks\":[{\"id\":1}]}")]
    [InlineData("{\"keytideBaseline\":\"1\",\"key\":\"" + Zeros + "\",\"leaks\":[{\"id\":\"1\",\"rule\":\"x\",\"since\":\"2026-01-01\"}]}")]
    public void What_is_no_baseline_is_refused(string text) =>
        Assert.Contains("is no baseline", Assert.Throws<KeytideException>(() => LeakBaselineText.Read(text, "f")).Message);

    private static LeakBaseline New(ulong seed = 1) => LeakBaseline.New(new SeededEntropy(seed));

    private static string Pair(int seed)
    {
        var key = new Forge(seed).LongLived();
        return $"aws_access_key_id={key.Id}\naws_secret_access_key={key.Secret}\n";
    }

    private static List<FileFinding> Leaks(string path, string text) =>
        [.. Found.In(text, path).Select(found => new FileFinding(path, found.Finding))];
}
