using Keytide.Rotation;
using Keytide.Rotation.Fleet;
using Keytide.Settings;
using Keytide.Tests.Support;

namespace Keytide.Tests.Settings;

public sealed class RotationSectionTests
{
    private static readonly DateTimeOffset Now = AccountBuilder.Now;

    [Fact]
    public void The_example_of_the_guide_has_a_role_a_freeze_and_two_policies()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "guide", "keytide.yaml"));
        var rotation = SettingsReader.Read(text, "keytide.yaml", Now).Rotation;
        Assert.Equal("KeytideRotation", rotation.Role);
        Assert.Equal(["services", "everybody"], rotation.Rules.Select(rule => rule.Name));
        var services = rotation.Rules[0];
        Assert.Equal(TimeSpan.FromDays(60), services.MaximumAge);
        Assert.Equal(
            (true, TimeSpan.FromHours(48), TimeSpan.FromDays(14)),
            (services.Policy.ApprovalRequired, services.Policy.QuietWindow, services.Policy.Soak));
        Assert.Equal(
            ["secretsmanager:prod/svc-a", "ssm:/prod/svc-a/key"],
            services.DestinationsFor("svc-a").Select(address => address.ToString()));
        Assert.Equal(TimeSpan.FromDays(30), rotation.Rules[1].Policy.ObservationLimit);
        Assert.Equal(new FleetLimits { AtOnce = 40, AtOncePerAccount = 10, StopPercent = 25 }, rotation.Fleet);
        Assert.Equal(5, rotation.Rules[0].AtOnce);
        Assert.All(rotation.Rules, rule => Assert.Equal(2025, Assert.Single(rule.Policy.FreezeWindows).From.Year));
    }

    [Fact]
    public void A_rule_covers_who_has_the_name_and_the_tags()
    {
        var rule = new RotationRule("r") { Users = ["svc-*"], Tags = new Dictionary<string, string> { ["team"] = "a" } };
        Assert.True(rule.Matches("svc-1", new Dictionary<string, string> { ["team"] = "a", ["more"] = "x" }));
        Assert.False(rule.Matches("svc-1", new Dictionary<string, string> { ["team"] = "b" }));
        Assert.False(rule.Matches("svc-1", new Dictionary<string, string>()));
        Assert.False(rule.Matches("bob", new Dictionary<string, string> { ["team"] = "a" }));
    }

    [Fact]
    public void Everything_wrong_is_told_with_its_place_and_what_would_be_right()
    {
        var fault = Assert.Throws<KeytideException>(() => SettingsReader.Read(
            """
            rotation:
              roel: x
              role: "arn:aws:iam::1:role/x"
              freeze:
                - { from: 2026-01-02, until: 2026-01-01 }
                - { from: soon }
              fleet:
                atOnce: many
                atOncePerAccount: 0
                stop: { percent: 101, of: 3 }
                lookEvery: often
              policies:
                - name: a
                  users: ["*"]
                  maximumAge: 90 days
                  quietwindow: 1d
                  destinations: ["ftp:x", "ssm:no-slash"]
                  approval: perhaps
                  atOnce: -1
                - destinations: [1, 2]
                - name: a
                  tags: { team: x }
                  destinations: ["dotenv:/x/{user}"]
            """,
            "keytide.yaml",
            Now));
        Golden.Golden.Check(fault.Message, "everything-wrong", "txt");
    }
}
