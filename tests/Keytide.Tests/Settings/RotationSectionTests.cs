using Keytide.Rotation;
using Keytide.Rotation.Fleet;
using Keytide.Rotation.Notices;
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
        Assert.Equal(["ops", "chat", "mail", "topic"], rotation.Channels.Select(channel => channel.Name));
        Assert.Equal(
            (MailSecurity.StartTls, 587, "KEYTIDE_SMTP_PASSWORD"),
            rotation.Channels[2] is ChannelSettings.Smtp mail ? (mail.Security, mail.Port, mail.PasswordVariable) : default);
        Assert.Equal([NoticeKind.Blocked, NoticeKind.AwaitingApproval], rotation.Channels[1].Kinds);
        Assert.Equal(["ops", "chat"], rotation.Rules[0].Notify);
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
              notify:
                - { name: a, webhook: "http://ops.example/x" }
                - { name: b, slack: "https://hooks.slack.com/services/T0/B0/secret" }
                - { name: c, sns: "arn:aws:sqs:us-east-1:123456789012:q" }
                - { name: d }
                - { webhook: "https://ops.example/x", slack: URL }
                - { name: e, smtp: { host: "a b", port: 0, security: maybe, from: "A <a@b>", to: ["x"], user: me } }
                - { name: f, webhook: "https://ops.example/x", events: [blocked, exploded] }
              policies:
                - name: a
                  users: ["*"]
                  maximumAge: 90 days
                  quietwindow: 1d
                  destinations: ["ftp:x", "ssm:no-slash"]
                  approval: perhaps
                  atOnce: -1
                  notify: [f, nobody]
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
