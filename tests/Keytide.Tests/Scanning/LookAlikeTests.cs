using System.Text;

namespace Keytide.Tests.Scanning;

/// <summary>What looks like a credential raises no alarm, alone or among others.</summary>
public sealed class LookAlikeTests
{
    private const int Seeds = 60;

    public static TheoryData<string> Names() => [.. LookAlikes.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_look_alike_is_never_medium_or_high(string name)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var text = LookAlikes.All[name](new Forge(seed));
            var alarms = Found.In(Encoding.Latin1.GetBytes(text)).Where(one => one.Counts).ToList();
            Assert.True(alarms.Count == 0, $"seed {seed}: {string.Join(" | ", alarms.Select(one => one.Show()))}\n{text}");
        }
    }

    [Fact]
    public void A_page_full_of_look_alikes_raises_no_alarm_either()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var forge = new Forge(seed);
            var text = string.Concat(LookAlikes.All.Where(one => one.Key != "binary").OrderBy(_ => forge.Random.Next())
                .Select(one => one.Value(forge)));
            var alarms = Found.In(text).Where(one => one.Counts).ToList();
            Assert.True(alarms.Count == 0, $"seed {seed}: {string.Join(" | ", alarms.Select(one => one.Show()))}");
        }
    }

    [Fact]
    public void A_documented_example_is_reported_on_request_with_the_reason()
    {
        var text = LookAlikes.All["documented example"](new Forge(1));
        Assert.Empty(Found.In(text));
        var all = Found.In(Encoding.UTF8.GetBytes(text), null, includeIgnored: true);
        Assert.Contains(all, one => one.Finding.Reasons.Any(reason => reason.Text == "an example from AWS's documentation"));
        Assert.All(all, one => Assert.Equal(Keytide.Scanner.Confidence.Ignored, one.Confidence));
    }

    [Fact]
    public void Real_pairs_are_found_among_look_alikes()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var forge = new Forge(seed);
            var keys = Enumerable.Range(0, 3).Select(_ => forge.LongLived()).ToList();
            var pieces = LookAlikes.All.Where(one => one.Key != "binary").Select(one => one.Value(forge))
                .Concat(keys.Select(key => "\n\n" + PairShapes.All["credentials file"](key) + "\n"))
                .OrderBy(_ => forge.Random.Next()).ToList();
            var found = Found.In(string.Concat(pieces)).Where(one => one.Counts).ToList();
            Assert.Equal(keys.Select(key => key.Secret).Order(), found.Select(one => one.Secret).Order());
            Assert.All(found, one => Assert.Contains(keys, key => key.Id == one.Finding.AccessKeyId && key.Secret == one.Secret));
        }
    }
}
