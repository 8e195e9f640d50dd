using System.Text;
using Keytide.Connectors.Aws.Credentials;
using Keytide.Connectors.Aws.Iam;
using Keytide.Connectors.Aws.Organizations;
using Keytide.Connectors.Aws.Sts;
using Keytide.Connectors.Aws.Wire;
using static Keytide.Tests.Aws.ScriptedTransport;

namespace Keytide.Tests.Aws.Wire;

public sealed class AwsClientTests
{
    private const string NoUsers = "<Users/><IsTruncated>false</IsTruncated>";
    private static readonly AwsResponse Empty = Result("ListUsers", NoUsers);

    [Fact]
    public async Task Each_service_is_called_where_and_as_it_wants_to_be()
    {
        var aws = new ScriptedAws(new ScriptedTransport((request, _) => request.Uri.Host switch
        {
            "iam.amazonaws.com" => Empty,
            "organizations.us-east-1.amazonaws.com" => Json("""{"Accounts":[]}"""),
            _ => Result("GetCallerIdentity", "<UserId>AIDA</UserId><Account>111122223333</Account><Arn>arn:a</Arn>"),
        }));
        await aws.Iam.ListUsersAsync(default);
        await aws.Sts.GetCallerIdentityAsync(default);
        await aws.Organizations.ListAccountsAsync(default);

        Assert.Equal(
            ["https://iam.amazonaws.com/", "https://sts.eu-central-1.amazonaws.com/", "https://organizations.us-east-1.amazonaws.com/"],
            aws.Transport.Requests.Select(request => request.Uri.AbsoluteUri));
        Assert.Equal("Action=ListUsers&Version=2010-05-08&MaxItems=1000", Form(aws.Transport.Requests[0]));
        Assert.Equal("{}", Form(aws.Transport.Requests[2]));
        Assert.Equal("AWSOrganizationsV20161128.ListAccounts", Header(aws.Transport.Requests[2], "X-Amz-Target"));
        Assert.Contains("/20260301/us-east-1/iam/aws4_request", Header(aws.Transport.Requests[0], "Authorization"));
        Assert.Contains("/20260301/eu-central-1/sts/aws4_request", Header(aws.Transport.Requests[1], "Authorization"));
        Assert.Contains("/20260301/us-east-1/organizations/aws4_request", Header(aws.Transport.Requests[2], "Authorization"));
    }

    [Fact]
    public async Task A_throttled_read_is_repeated_until_it_succeeds_and_every_request_counts()
    {
        var aws = new ScriptedAws(Error("Throttling", "Rate exceeded"), Error("Throttling", "Rate exceeded"), Empty);
        Assert.Empty(await aws.Iam.ListUsersAsync(default));
        Assert.Equal(3, aws.Client.Calls.Snapshot()["iam:ListUsers"]);
    }

    [Fact]
    public async Task Endless_throttling_ends_in_an_error_and_not_in_an_empty_list()
    {
        var aws = new ScriptedAws(Error("Throttling", "Rate exceeded"));
        var failure = await Assert.ThrowsAsync<AwsException>(() => aws.Iam.ListUsersAsync(default));
        Assert.Equal(AwsErrorKind.Throttled, failure.Kind);
        Assert.Equal(RetryLimits.Usual.ThrottledAttempts, aws.Transport.Requests.Count);
    }

    [Theory]
    [InlineData("Throttling", 400)]
    [InlineData("ServiceFailure", 500)]
    [InlineData("InternalFailure", 503)]
    public async Task CreateAccessKey_is_sent_once_whatever_comes_back(string code, int status)
    {
        var aws = new ScriptedAws(Error(code, "", status));
        await Assert.ThrowsAsync<AwsException>(() => aws.Iam.CreateAccessKeyAsync("alice", default));
        Assert.Single(aws.Transport.Requests);
    }

    [Fact]
    public async Task CreateAccessKey_is_sent_once_when_the_clock_is_wrong_or_nothing_comes_back()
    {
        var skewed = new ScriptedAws(Error(
            "SignatureDoesNotMatch", "Signature expired: a is now earlier than b", 403, ("Date", "Sun, 01 Mar 2026 14:00:00 GMT")));
        await Assert.ThrowsAsync<AwsException>(() => skewed.Iam.CreateAccessKeyAsync("alice", default));
        Assert.Single(skewed.Transport.Requests);

        var lost = new ScriptedAws(new ScriptedTransport((_, _) => throw new AwsTransportException("reset")));
        var failure = await Assert.ThrowsAsync<AwsException>(() => lost.Iam.CreateAccessKeyAsync("alice", default));
        Assert.True(failure.IsAmbiguous);
        Assert.Single(lost.Transport.Requests);
    }

    [Fact]
    public async Task A_truncated_answer_to_CreateAccessKey_is_ambiguous_and_gives_no_secret_away()
    {
        const string Whole = "<CreateAccessKeyResponse><CreateAccessKeyResult><AccessKey><SecretAccessKey>" + ScriptedAws.Secret;
        var aws = new ScriptedAws(Xml(Whole));
        var failure = await Assert.ThrowsAsync<AwsException>(() => aws.Iam.CreateAccessKeyAsync("alice", default));
        Assert.Equal((AwsErrorKind.Unreadable, true), (failure.Kind, failure.IsAmbiguous));
        Assert.DoesNotContain(ScriptedAws.Secret[..10], failure.ToString());
        Assert.Single(aws.Transport.Requests);
    }

    [Fact]
    public async Task A_wait_that_the_service_asks_for_in_milliseconds_is_kept()
    {
        var aws = new ScriptedAws(Error("Throttling", "", 400, ("x-amz-retry-after", "7300"), ("Retry-After", "1")), Empty);
        var started = aws.Time.GetUtcNow();
        await aws.Iam.ListUsersAsync(default);
        Assert.True(aws.Time.GetUtcNow() - started >= TimeSpan.FromMilliseconds(7300));
        Assert.Contains(TimeSpan.FromMilliseconds(7300), aws.Time.Waits);
    }

    [Fact]
    public async Task A_wait_longer_than_a_call_may_take_ends_the_call()
    {
        var aws = new ScriptedAws(Error("Throttling", "", 400, ("Retry-After", "86400")));
        await Assert.ThrowsAsync<AwsException>(() => aws.Iam.ListUsersAsync(default));
        Assert.Single(aws.Transport.Requests);
    }

    [Fact]
    public async Task A_wrong_clock_is_corrected_by_the_answer_and_stays_corrected()
    {
        var aws = new ScriptedAws(
            Error("SignatureDoesNotMatch", "Signature expired: x is now earlier", 403, ("Date", "Sun, 01 Mar 2026 13:30:00 GMT")), Empty);
        await aws.Iam.ListUsersAsync(default);
        await aws.Client.As(new FixedCredentials("AKIAX", "s")).QueryAsync(ListUsers.Operation, [], _ => 0, default);
        Assert.Equal(
            ["20260301T120000Z", "20260301T133000Z", "20260301T133000Z"],
            aws.Transport.Requests.Select(request => Header(request, "X-Amz-Date")));
    }

    [Fact]
    public async Task A_clock_that_stays_wrong_ends_the_call_after_one_correction()
    {
        var aws = new ScriptedAws(Error("RequestTimeTooSkewed", "", 403, ("Date", "Sun, 01 Mar 2026 13:30:00 GMT")));
        var failure = await Assert.ThrowsAsync<AwsException>(() => aws.Iam.ListUsersAsync(default));
        Assert.Equal((AwsErrorKind.Skew, 2), (failure.Kind, aws.Transport.Requests.Count));
    }

    [Fact]
    public async Task A_denied_call_is_not_repeated()
    {
        var aws = new ScriptedAws(Error("AccessDenied", "User: arn:aws:iam::1:user/a is not authorized to perform: iam:ListUsers", 403));
        var failure = await Assert.ThrowsAsync<AwsException>(() => aws.Iam.ListUsersAsync(default));
        Assert.Equal((AwsErrorKind.AccessDenied, 1), (failure.Kind, aws.Transport.Requests.Count));
        Assert.Equal(
            "iam:ListUsers failed: AccessDenied: User: arn:aws:iam::1:user/a is not authorized to perform: iam:ListUsers", failure.Message);
    }

    [Theory]
    [InlineData("<html><body>Gateway</body></html>")]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("<ListUsersResponse><ListUsersResult><Users><member>")]
    [InlineData("<ListUsersResponse><ListUsersResult><Users/></ListUsersResult>")]
    [InlineData("<ListUsersResponse/>")]
    [InlineData("<ListUsersResponse><ListUsersResult/></ListUsersResponse>")]
    [InlineData("<ListUsersResponse><ListUsersResult><Users>text</Users></ListUsersResult></ListUsersResponse>")]
    [InlineData("<ListUsersResponse><ListUsersResult><Users><user/></Users></ListUsersResult></ListUsersResponse>")]
    [InlineData("<ListUsersResponse><ListUsersResult><Users><member/></Users></ListUsersResult></ListUsersResponse>")]
    [InlineData("<ListGroupsResponse><ListGroupsResult><Users/></ListGroupsResult></ListGroupsResponse>")]
    [InlineData("<!DOCTYPE a [<!ENTITY e 'x'>]><ListUsersResponse><ListUsersResult><Users/></ListUsersResult></ListUsersResponse>")]
    public async Task An_answer_that_is_not_a_list_of_users_is_an_error_and_never_an_empty_list(string body)
    {
        var aws = new ScriptedAws(Xml(body));
        var failure = await Assert.ThrowsAsync<AwsException>(() => aws.Iam.ListUsersAsync(default));
        Assert.Equal(AwsErrorKind.Unreadable, failure.Kind);
        Assert.Equal(RetryLimits.Usual.FailedAttempts, aws.Transport.Requests.Count);
    }

    [Fact]
    public async Task An_answer_that_was_cut_once_is_asked_for_again()
    {
        var aws = new ScriptedAws(Xml("<ListUsersResponse><ListUsersResult><Users>"), Empty);
        Assert.Empty(await aws.Iam.ListUsersAsync(default));
    }

    [Fact]
    public async Task Nesting_without_end_is_refused()
    {
        var aws = new ScriptedAws(Xml(new StringBuilder().Insert(0, "<a>", 5000).ToString()));
        var failure = await Assert.ThrowsAsync<AwsException>(() => aws.Iam.ListUsersAsync(default));
        Assert.Contains("deeper", failure.Message);
    }

    [Fact]
    public async Task A_thousand_calls_start_at_twenty_a_second_and_double_each_second()
    {
        var aws = new ScriptedAws(Empty);
        var started = aws.Time.GetUtcNow();
        var sentAt = new List<double>();
        for (var i = 0; i < 1000; i++)
        {
            await aws.Iam.ListUsersAsync(default);
            sentAt.Add((aws.Time.GetUtcNow() - started).TotalSeconds);
        }

        Assert.Equal(20, sentAt.Count(at => at == 0));
        Assert.InRange(sentAt.Count(at => at <= 1), 38, 42);
        Assert.InRange(sentAt[^1], 4, 6);
    }

    [Fact]
    public async Task Cancelling_ends_the_wait_with_a_cancellation()
    {
        using var stop = new CancellationTokenSource();
        var aws = new ScriptedAws(new ScriptedTransport((_, _) =>
        {
            stop.Cancel();
            return Error("Throttling");
        }));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => aws.Iam.ListUsersAsync(stop.Token));
    }

    private static string Header(AwsRequest request, string name) => request.Headers.Single(header => header.Key == name).Value;
}
