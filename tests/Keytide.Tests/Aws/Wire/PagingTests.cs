using Keytide.Connectors.Aws.Iam;
using Keytide.Connectors.Aws.Organizations;
using Keytide.Connectors.Aws.Wire;
using static Keytide.Tests.Aws.ScriptedTransport;

namespace Keytide.Tests.Aws.Wire;

public sealed class PagingTests
{
    [Fact]
    public async Task A_list_is_read_over_short_and_empty_pages_to_its_end()
    {
        var aws = new ScriptedAws(Users("true", "m1", "a", "b"), Users("true", "m2"), Users("false", null, "c"));
        Assert.Equal(["a", "b", "c"], (await aws.Iam.ListUsersAsync(default)).Select(user => user.Name));
        Assert.Equal("Action=ListUsers&Version=2010-05-08&MaxItems=1000&Marker=m2", Form(aws.Transport.Requests[2]));
    }

    [Fact]
    public async Task A_marker_that_comes_back_means_an_incomplete_list()
    {
        var aws = new ScriptedAws(Users("true", "m1", "a"), Users("true", "m2", "b"), Users("true", "m1", "c"));
        var failure = await Assert.ThrowsAsync<AwsException>(() => aws.Iam.ListUsersAsync(default));
        Assert.Equal(AwsErrorKind.Incomplete, failure.Kind);
        Assert.Equal(3, aws.Transport.Requests.Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task A_truncated_page_without_a_marker_means_an_incomplete_list(string? marker)
    {
        var aws = new ScriptedAws(Users("true", marker, "a"));
        var failure = await Assert.ThrowsAsync<AwsException>(() => aws.Iam.ListUsersAsync(default));
        Assert.Equal(AwsErrorKind.Unreadable, failure.Kind);
    }

    [Fact]
    public async Task A_page_that_is_denied_spoils_the_whole_list()
    {
        var aws = new ScriptedAws(Users("true", "m1", "a"), Error("AccessDenied", "", 403));
        await Assert.ThrowsAsync<AwsException>(() => aws.Iam.ListUsersAsync(default));
    }

    [Fact]
    public async Task Organizations_may_send_empty_pages_that_go_on()
    {
        var aws = new ScriptedAws(
            Json("""{"Accounts":[],"NextToken":"t1"}"""),
            Json("""{"Accounts":[{"Id":"111122223333","Status":"ACTIVE","JoinedTimestamp":1700000000.25}],"NextToken":"t2"}"""),
            Json("""{"Accounts":[],"NextToken":""}"""));
        var account = Assert.Single(await aws.Organizations.ListAccountsAsync(default));
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(1700000000.25), account.JoinedAt);
        Assert.Equal("""{"NextToken":"t2"}""", Form(aws.Transport.Requests[2]));
    }

    [Fact]
    public async Task Organizations_without_an_accounts_member_is_unreadable()
    {
        var aws = new ScriptedAws(Json("{}"));
        await Assert.ThrowsAsync<AwsException>(() => aws.Organizations.ListAccountsAsync(default));
    }

    [Fact]
    public async Task Details_stream_page_by_page()
    {
        var aws = new ScriptedAws(new ScriptedTransport((_, index) => Result(
            "GetAccountAuthorizationDetails",
            $"<UserDetailList/><GroupDetailList/><IsTruncated>{(index < 2 ? "true" : "false")}</IsTruncated><Marker>m{index}</Marker>")));
        var pages = 0;
        await foreach (var page in aws.Iam.GetAccountAuthorizationDetailsAsync(["User"], default))
        {
            Assert.Empty(page.Users);
            Assert.Equal(++pages, aws.Transport.Requests.Count);
        }

        Assert.Equal(3, pages);
        Assert.Contains("Filter.member.1=User", Form(aws.Transport.Requests[0]));
    }

    private static AwsResponse Users(string truncated, string? marker, params string[] names) => Result(
        "ListUsers",
        $"<Users>{string.Concat(names.Select(User))}</Users><IsTruncated>{truncated}</IsTruncated>"
        + (marker is null ? "" : $"<Marker>{marker}</Marker>"));

    private static string User(string name) =>
        $"<member><UserName>{name}</UserName><UserId>AIDA{name}</UserId><Arn>arn:aws:iam::1:user/{name}</Arn><Path>/</Path>"
        + "<CreateDate>2024-01-01T00:00:00Z</CreateDate></member>";
}
