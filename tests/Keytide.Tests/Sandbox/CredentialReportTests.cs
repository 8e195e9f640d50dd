using System.Text;
using Keytide.Sandbox;
using Keytide.Sandbox.Faults;
using Keytide.Sandbox.World;

namespace Keytide.Tests.Sandbox;

public sealed class CredentialReportTests
{
    private readonly SmallWorld _world = new();

    [Fact]
    public void The_report_is_that_of_the_page_to_the_byte()
    {
        var at = _world.Time.Now.AddDays(-100);
        var alice = _world.Account.AddUser("Alice", at, "/team/");
        alice.AddLoginProfile(at.AddDays(1));
        alice.NoteSignIn(at.AddDays(2));
        alice.AddVirtualMfa(at);
        var second = alice.AddAccessKey(at.AddDays(3), "AKIAZZZZZZZZZZZZZZZ2");
        alice.AddAccessKey(at.AddDays(4), "AKIAZZZZZZZZZZZZZZZA").SetStatus(KeyStatus.Inactive, at.AddDays(5));
        second.LastUse.Note(at.AddDays(6), "s3", "us-east-1", at.AddDays(6));
        _world.Account.AddUser("a,b", at);

        var lines = Report().Split('\n');

        Assert.Equal(
            "<root_account>,arn:aws:iam::111111111111:root,2025-03-01T12:00:00Z,true,no_information,2025-03-01T12:00:00Z,"
            + "not_supported,false,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A",
            lines[1]);
        Assert.Equal(
            "\"a,b\",\"arn:aws:iam::111111111111:user/a,b\",2025-11-21T12:00:00Z,false,N/A,N/A,N/A,false,"
            + "false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A",
            lines[2]);
        Assert.StartsWith("administrator,", lines[3]);
        Assert.Equal(
            "Alice,arn:aws:iam::111111111111:user/team/Alice,2025-11-21T12:00:00Z,true,2025-11-23T12:00:00Z,2025-11-22T12:00:00Z,N/A,true,"
            + "true,2025-11-24T12:00:00Z,2025-11-27T12:00:00Z,us-east-1,s3,"
            + "false,2025-11-25T12:00:00Z,N/A,N/A,N/A,false,N/A,false,N/A",
            lines[4]);
        Assert.Equal(5, lines.Length);
    }

    [Fact]
    public void The_columns_are_twenty_two_and_the_last_line_has_no_end()
    {
        var report = Report();

        Assert.Equal(22, report.Split('\n')[0].Split(',').Length);
        Assert.False(report.EndsWith('\n'));
        Assert.DoesNotContain('\r', report);
    }

    [Fact]
    public void A_report_goes_from_started_over_in_progress_to_complete()
    {
        Assert.Equal((410, "ReportNotPresent", null), Outcome(_world.Admin.Iam("GetCredentialReport")));
        var started = _world.Admin.Iam("GenerateCredentialReport").Ok();
        Assert.Equal("STARTED", started["State"]);
        Assert.Equal("No report exists. Starting a new report generation task", started["Description"]);
        Assert.Equal("INPROGRESS", _world.Admin.Iam("GenerateCredentialReport").Ok()["State"]);
        Assert.Equal((404, "ReportInProgress", null), Outcome(_world.Admin.Iam("GetCredentialReport")));

        _world.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal("COMPLETE", _world.Admin.Iam("GenerateCredentialReport").Ok()["State"]);
        Assert.Equal("2026-03-01T12:00:02Z", _world.Admin.Iam("GetCredentialReport").Ok()["GeneratedTime"]);
    }

    [Fact]
    public void For_four_hours_everybody_gets_the_same_bytes()
    {
        var first = Report();
        _world.Account.AddUser("new", _world.Time.Now);

        _world.Time.Advance(TimeSpan.FromHours(4) - TimeSpan.FromSeconds(4));
        Assert.Equal("COMPLETE", _world.Admin.Iam("GenerateCredentialReport").Ok()["State"]);
        Assert.Equal(first, Content());

        _world.Time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal((410, "ReportExpired", null), Outcome(_world.Admin.Iam("GetCredentialReport")));
        Assert.Contains("\nnew,", Report());
    }

    [Fact]
    public void A_password_that_expires_says_when()
    {
        var user = _world.Account.AddUser("zoe", _world.Time.Now.AddDays(-9));
        user.AddLoginProfile(_world.Time.Now.AddDays(-9));
        _world.Account.PasswordPolicy = new PasswordPolicy { MaxAgeDays = 90 };

        Assert.Contains(",true,no_information,2026-02-20T12:00:00Z,2026-05-21T12:00:00Z,", Report());
    }

    [Fact]
    public void A_slow_report_takes_minutes()
    {
        var world = new SmallWorld(new SandboxOptions { Faults = FaultOptions.Parse(["report-slow"]) });
        world.Admin.Iam("GenerateCredentialReport").Ok();

        world.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal("INPROGRESS", world.Admin.Iam("GenerateCredentialReport").Ok()["State"]);
        world.Time.Advance(TimeSpan.FromMinutes(8));
        Assert.Equal("COMPLETE", world.Admin.Iam("GenerateCredentialReport").Ok()["State"]);
    }

    [Fact]
    public void A_knob_adds_the_column_that_only_the_guide_has()
    {
        var world = new SmallWorld(new SandboxOptions { ReportNamesAdditionalCredentials = true });
        world.Administrator.AddAccessKey(world.Time.Now);
        world.Administrator.AddAccessKey(world.Time.Now);
        world.Admin.Iam("GenerateCredentialReport").Ok();
        world.Time.Advance(TimeSpan.FromSeconds(3));

        var content = Convert.FromBase64String(world.Admin.Iam("GetCredentialReport").Ok()["Content"]);
        var lines = Encoding.UTF8.GetString(content).Split('\n');

        Assert.EndsWith(",cert_2_last_rotated,additional_credentials_info", lines[0]);
        Assert.EndsWith(",N/A,N/A", lines[1]);
        Assert.EndsWith(",1 additional access keys. Use ListAccessKeys to list them.", lines[2]);
    }

    [Fact]
    public void The_audits_own_reader_understands_it()
    {
        _world.Account.AddUser("a,b", _world.Time.Now).AddAccessKey(_world.Time.Now);

        var (report, failure) = Keytide.Inventory.CredentialReportParser.Parse(Encoding.UTF8.GetBytes(Report()));

        Assert.Equal("", failure);
        Assert.Equal(["<root_account>", "a,b", "administrator"], report!.Rows.Select(row => row.User));
    }

    private static (int Status, string? Code, string? Message) Outcome(Reply reply) => (reply.Status, reply.Code, reply.Message);

    private string Report()
    {
        _world.Admin.Iam("GenerateCredentialReport").Ok();
        _world.Time.Advance(TimeSpan.FromSeconds(3));
        return Content();
    }

    private string Content() => Encoding.UTF8.GetString(Convert.FromBase64String(_world.Admin.Iam("GetCredentialReport").Ok()["Content"]));
}
