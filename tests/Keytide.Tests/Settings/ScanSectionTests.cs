using Keytide.Scanner;
using Keytide.Settings;
using Keytide.Tests.Support;

namespace Keytide.Tests.Settings;

public sealed class ScanSectionTests
{
    private static readonly DateTimeOffset Now = AccountBuilder.Now;

    [Fact]
    public void The_example_of_the_guide_has_an_account_and_two_allowances()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "guide", "keytide.yaml"));
        var scan = SettingsReader.Read(text, "keytide.yaml", Now).Scan;
        Assert.Equal("444455556666", Assert.Single(scan.OwnAccounts).ToString());
        Assert.Equal(2, scan.Allowances.Count);
        Assert.Equal((Rule.AccessKeyId, "platform@example.com"), (scan.Allowances[0].Rule, scan.Allowances[0].Owner));
        Assert.StartsWith("keytide.yaml:", scan.Allowances[1].Origin);
        Assert.Equal("platform@example.com", Assert.Single(scan.Unread).Owner);
    }

    [Theory]
    [InlineData("scan: { alow: [] }", "1:9", "Did you mean \"allow\"?")]
    [InlineData("scan: { accounts: [12] }", "1:20", "account number")]
    [InlineData("scan:\n  allow:\n    - { <rest> }", "3:7", "names nothing that it accepts")]
    [InlineData("scan:\n  allow:\n    - { account: \"111122223333\", owner: a, expires: 2025-09-01 }", "3:7", "lacks reason")]
    [InlineData("scan:\n  allow:\n    - { account: \"111122223333\", reason: a, expires: 2025-09-01 }", "3:7", "lacks owner")]
    [InlineData("scan:\n  allow:\n    - { account: \"111122223333\", reason: a, owner: b }", "3:7", "lacks expires")]
    [InlineData("scan:\n  allow:\n    - { path: \"**\", <rest> }", "3:15", "lacks a rule")]
    [InlineData("scan:\n  allow:\n    - { path: x/, rule: private-key, <rest> }", "3:15", "must name files")]
    [InlineData("scan:\n  allow:\n    - { path: x, rule: private-kee, <rest> }", "3:24", "mean \"private-key\"?")]
    [InlineData("scan:\n  allow:\n    - { fingerprint: XYZ, <rest> }", "3:22", "32 hexadecimal digits")]
    [InlineData("scan:\n  allow:\n    - { account: \"111122223333\", owner: a, reason: b, expires: 2099-01-01 }", ":", "a year ahead")]
    [InlineData("scan:\n  allow: [x]", "2:11", "must be a map of keys")]
    [InlineData("scan:\n  unread:\n    - { <rest> }", "3:7", "lacks path")]
    [InlineData("scan:\n  unread:\n    - { path: a.rar, reason: a, expires: 2025-09-01 }", "3:7", "lacks owner")]
    [InlineData("scan:\n  unread:\n    - { path: a/, <rest> }", "3:15", "must name files")]
    [InlineData("scan:\n  unread:\n    - { path: a.rar, rule: private-key, <rest> }", "3:22", "rule")]
    [InlineData("scan:\n  unread: [x]", "2:12", "must be a map of keys")]
    public void A_mistake_is_told_with_its_place_and_what_would_be_right(string text, string place, string what)
    {
        var whole = text.Replace("<rest>", "owner: a, reason: b, expires: 2025-09-01");
        var fault = Assert.Throws<KeytideException>(() => SettingsReader.Read(whole, "f", Now));
        Assert.Contains(what, fault.Message);
        Assert.Contains(place, fault.Message);
    }
}
