using Keytide.Connectors.Aws.Credentials;
using Keytide.Connectors.Aws.Sts;
using Keytide.Connectors.Aws.Wire;
using static Keytide.Tests.Aws.ScriptedTransport;

namespace Keytide.Tests.Aws.Credentials;

public sealed class AssumedRoleCredentialsTests
{
    private static readonly RoleRequest Role = new(
        "arn:aws:iam::111122223333:role/audit", "keytide-1", "x/y", TimeSpan.FromMinutes(15), SourceIdentity: "night");

    [Fact]
    public async Task A_session_is_kept_until_five_minutes_before_its_end()
    {
        var aws = new ScriptedAws(new ScriptedTransport((_, index) => Session(index, $"2026-03-01T{13 + index:00}:00:00Z")));
        var source = new AssumedRoleCredentials(aws.Sts, Role, aws.Time);
        Assert.Equal("ASIA0", (await source.GetAsync(default)).AccessKeyId);
        aws.Time.Advance(TimeSpan.FromMinutes(54));
        Assert.Equal("ASIA0", (await source.GetAsync(default)).AccessKeyId);
        aws.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("ASIA1", (await source.GetAsync(default)).AccessKeyId);
        Assert.Equal(2, aws.Transport.Requests.Count);
    }

    [Fact]
    public async Task The_request_says_all_that_was_asked()
    {
        var aws = new ScriptedAws(Session(0, "2026-03-01T13:00:00Z"));
        await new AssumedRoleCredentials(aws.Sts, Role, aws.Time).GetAsync(default);
        Assert.Equal(
            "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A111122223333%3Arole%2Faudit&RoleSessionName=keytide-1"
            + "&ExternalId=x%2Fy&DurationSeconds=900&SourceIdentity=night",
            Form(aws.Transport.Requests[0]));
    }

    [Fact]
    public async Task Callers_that_ask_at_once_share_one_session()
    {
        var aws = new ScriptedAws(new ScriptedTransport((_, index) => Session(index, "2026-03-01T13:00:00Z")));
        var source = new AssumedRoleCredentials(aws.Sts, Role, aws.Time);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => source.GetAsync(default).AsTask()));
        Assert.Single(aws.Transport.Requests);
    }

    [Fact]
    public async Task A_refused_role_fails_the_call_that_needed_it_as_a_denied_AssumeRole()
    {
        var aws = new ScriptedAws(Error("AccessDenied", "User: arn:x is not authorized to perform: sts:AssumeRole", 403));
        var member = aws.Client.As(new AssumedRoleCredentials(aws.Sts, Role, aws.Time));
        var failure = await Assert.ThrowsAsync<AwsException>(() => new StsClient(member).GetCallerIdentityAsync(default));
        Assert.Equal(("sts:AssumeRole", AwsErrorKind.AccessDenied), (failure.Operation, failure.Kind));
        Assert.Empty(member.Calls.Snapshot());
    }

    [Fact]
    public async Task No_secret_of_a_session_shows_in_its_text()
    {
        var aws = new ScriptedAws(Session(0, "2026-03-01T13:00:00Z"));
        var role = await aws.Sts.AssumeRoleAsync(Role, default);
        Assert.DoesNotContain("hidden", role.ToString());
    }

    private static AwsResponse Session(int index, string end) => Result(
        "AssumeRole",
        $"<Credentials><AccessKeyId>ASIA{index}</AccessKeyId><SecretAccessKey>hidden</SecretAccessKey>"
        + $"<SessionToken>hidden-too</SessionToken><Expiration>{end}</Expiration></Credentials>"
        + "<AssumedRoleUser><AssumedRoleId>AROA:keytide-1</AssumedRoleId><Arn>arn:s</Arn></AssumedRoleUser>");
}
