using Keytide.Connectors.Aws.Iam;
using Keytide.Connectors.Aws.Wire;
using static Keytide.Tests.Aws.ScriptedTransport;

namespace Keytide.Tests.Aws.Iam;

public sealed class IamOperationsTests
{
    private static readonly AccessKeyId Key = AccessKeyId.Parse("AKIAY34FZKBOKMUTVV7A");

    [Fact]
    public async Task A_user_comes_with_everything_that_grants_it_permissions()
    {
        var aws = new ScriptedAws(Result("GetAccountAuthorizationDetails", """
            <UserDetailList><member>
              <Path>/people/</Path><UserName>alice</UserName><UserId>AIDA1</UserId><Arn>arn:aws:iam::111122223333:user/people/alice</Arn>
              <CreateDate>2024-05-06T07:08:09Z</CreateDate>
              <UserPolicyList>
                <member><PolicyName>inline</PolicyName><PolicyDocument>%7B%22a%22%3A%22x+y%20z%22%7D</PolicyDocument></member>
              </UserPolicyList>
              <GroupList><member>admins</member><member>devs</member></GroupList>
              <AttachedManagedPolicies>
                <member><PolicyName>P</PolicyName><PolicyArn>arn:aws:iam::aws:policy/P</PolicyArn></member>
              </AttachedManagedPolicies>
              <PermissionsBoundary>
                <PermissionsBoundaryType>Policy</PermissionsBoundaryType><PermissionsBoundaryArn>arn:b</PermissionsBoundaryArn>
              </PermissionsBoundary>
              <Tags><member><Key>team</Key><Value></Value></member></Tags>
            </member></UserDetailList>
            <GroupDetailList><member>
              <Path>/</Path><GroupName>admins</GroupName><GroupId>AGPA1</GroupId><Arn>arn:g</Arn>
              <CreateDate>2024-05-06T07:08:09Z</CreateDate>
              <GroupPolicyList/><AttachedManagedPolicies/>
            </member></GroupDetailList>
            <RoleDetailList><member>
              <Path>/</Path><RoleName>r</RoleName><RoleId>AROA1</RoleId><Arn>arn:r</Arn><CreateDate>2024-05-06T07:08:09.123456Z</CreateDate>
              <RoleLastUsed><LastUsedDate>2025-01-02T03:04:05+00:00</LastUsedDate><Region>eu-west-1</Region></RoleLastUsed>
            </member></RoleDetailList>
            <Policies><member>
              <PolicyName>P</PolicyName><PolicyId>ANPA1</PolicyId><Arn>arn:p</Arn><Path>/</Path><DefaultVersionId>v2</DefaultVersionId>
              <AttachmentCount>3</AttachmentCount><IsAttachable>true</IsAttachable>
              <PolicyVersionList>
                <member><Document>%7B%7D</Document><VersionId>v1</VersionId><IsDefaultVersion>false</IsDefaultVersion></member>
                <member><Document>%7B%22v%22%3A2%7D</Document><VersionId>v2</VersionId><IsDefaultVersion>true</IsDefaultVersion></member>
              </PolicyVersionList>
            </member></Policies>
            <IsTruncated>false</IsTruncated>
            """));
        var pages = new List<AuthorizationDetailsPage>();
        await foreach (var page in aws.Iam.GetAccountAuthorizationDetailsAsync([], default))
        {
            pages.Add(page);
        }

        var (users, groups, roles, policies) = Assert.Single(pages);
        var alice = Assert.Single(users);
        Assert.Equal("""{"a":"x+y z"}""", Assert.Single(alice.InlinePolicies).Document);
        Assert.Equal(["admins", "devs"], alice.Groups);
        Assert.Equal("arn:aws:iam::aws:policy/P", Assert.Single(alice.AttachedPolicies).Arn);
        Assert.Equal(("arn:b", ""), (alice.PermissionsBoundaryArn, alice.Tags["team"]));
        Assert.Empty(Assert.Single(groups).InlinePolicies);
        Assert.Equal(("eu-west-1", new DateTimeOffset(2025, 1, 2, 3, 4, 5, TimeSpan.Zero)), (roles[0].LastUsedRegion, roles[0].LastUsedAt));
        Assert.Equal(("""{"v":2}""", 3), (policies[0].DefaultDocument, policies[0].AttachmentCount));
    }

    [Fact]
    public async Task Never_used_is_told_from_used_without_a_region()
    {
        var never = await new ScriptedAws(Result(
            "GetAccessKeyLastUsed",
            "<UserName>a</UserName><AccessKeyLastUsed><ServiceName>N/A</ServiceName><Region>N/A</Region></AccessKeyLastUsed>"))
            .Iam.GetAccessKeyLastUsedAsync(Key, default);
        Assert.Equal(new AccessKeyLastUsed("a", null, null, null), never);
        var used = await new ScriptedAws(Result(
            "GetAccessKeyLastUsed",
            "<UserName>a</UserName><AccessKeyLastUsed><LastUsedDate>2026-01-01T00:00:00Z</LastUsedDate>"
            + "<ServiceName>s3</ServiceName><Region>N/A</Region></AccessKeyLastUsed>")).Iam.GetAccessKeyLastUsedAsync(Key, default);
        Assert.Equal(("s3", null), (used.ServiceName, used.Region));
        Assert.NotNull(used.LastUsedAt);
    }

    [Fact]
    public async Task An_answer_without_the_last_use_is_unreadable_and_not_never_used()
    {
        var aws = new ScriptedAws(Result("GetAccessKeyLastUsed", "<UserName>a</UserName>"));
        await Assert.ThrowsAsync<AwsException>(() => aws.Iam.GetAccessKeyLastUsedAsync(Key, default));
    }

    [Fact]
    public async Task A_user_without_a_password_is_told_from_a_user_that_is_gone()
    {
        var none = new ScriptedAws(Error("NoSuchEntity", "Login Profile for User alice cannot be found.", 404));
        Assert.Null(await none.Iam.GetLoginProfileAsync("alice", default));
        var gone = new ScriptedAws(Error("NoSuchEntity", "The user with name alice cannot be found.", 404));
        var failure = await Assert.ThrowsAsync<AwsException>(() => gone.Iam.GetLoginProfileAsync("alice", default));
        Assert.Equal(AwsErrorKind.NotFound, failure.Kind);
    }

    [Fact]
    public async Task A_status_that_AWS_adds_later_is_passed_on()
    {
        var aws = new ScriptedAws(Result(
            "ListAccessKeys",
            $"<AccessKeyMetadata><member><UserName>a</UserName><AccessKeyId>{Key}</AccessKeyId><Status>Banana</Status></member>"
            + "</AccessKeyMetadata>"
            + "<IsTruncated>false</IsTruncated>"));
        var key = Assert.Single(await aws.Iam.ListAccessKeysAsync("a", default));
        Assert.Equal(("Banana", null), (key.Status, key.CreatedAt));
    }

    [Fact]
    public async Task The_report_is_decoded_and_dated()
    {
        var aws = new ScriptedAws(Result(
            "GetCredentialReport",
            "<Content>dXNlcixhcm4K</Content><ReportFormat>text/csv</ReportFormat><GeneratedTime>2026-02-17T16:00:00Z</GeneratedTime>"));
        var report = await aws.Iam.GetCredentialReportAsync(default);
        Assert.Equal("user,arn\n"u8.ToArray(), report.Content.ToArray());
        Assert.Equal(new DateTimeOffset(2026, 2, 17, 16, 0, 0, TimeSpan.Zero), report.GeneratedAt);
        var broken = new ScriptedAws(Result(
            "GetCredentialReport", "<Content>=!=</Content><GeneratedTime>2026-02-17T16:00:00Z</GeneratedTime>"));
        Assert.Equal(
            AwsErrorKind.Unreadable, (await Assert.ThrowsAsync<AwsException>(() => broken.Iam.GetCredentialReportAsync(default))).Kind);
    }

    [Fact]
    public async Task Names_that_need_it_are_encoded_on_the_wire()
    {
        var aws = new ScriptedAws(Xml("<UpdateAccessKeyResponse><ResponseMetadata/></UpdateAccessKeyResponse>"));
        await aws.Iam.UpdateAccessKeyAsync("a+b=c,d.e@f-g", Key, CredentialStatus.Inactive, default);
        Assert.Equal(
            $"Action=UpdateAccessKey&Version=2010-05-08&UserName=a%2Bb%3Dc%2Cd.e%40f-g&AccessKeyId={Key}&Status=Inactive",
            Form(aws.Transport.Requests[0]));
    }

    [Fact]
    public async Task Services_last_accessed_come_whole_over_pages()
    {
        var aws = new ScriptedAws(Page("s3", "true", "m"), Page("ec2", "false", null));
        var report = await aws.Iam.GetServiceLastAccessedDetailsAsync("job", default);
        Assert.True(report.IsComplete);
        Assert.Equal(["s3", "ec2"], report.Services.Select(service => service.Namespace));
    }

    private static AwsResponse Page(string service, string truncated, string? marker) => Result(
        "GetServiceLastAccessedDetails",
        "<JobStatus>COMPLETED</JobStatus><JobCreationDate>2026-01-01T00:00:00Z</JobCreationDate><ServicesLastAccessed><member>"
        + $"<ServiceName>{service}</ServiceName><ServiceNamespace>{service}</ServiceNamespace></member></ServicesLastAccessed>"
        + $"<IsTruncated>{truncated}</IsTruncated>{(marker is null ? "" : $"<Marker>{marker}</Marker>")}");
}
