using System.Text;
using Keytide.Connectors.Aws.Credentials;
using Keytide.Connectors.Aws.Wire;

namespace Keytide.Tests.Aws.Wire;

/// <summary>
/// AWS's published Signature Version 4 test suite: its inputs and its signatures, laid out here as facts
/// (AWS General Reference, "Signature Version 4 test suite"; the same vectors stand in the tests of every SDK).
/// </summary>
public sealed class SigV4SignerTests
{
    private const string Unreserved = "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private const string Token =
        "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7"
        + "mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAki"
        + "Y9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==";

    private static readonly DateTimeOffset Instant = new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero);

    private static readonly AwsCredentials Example = new("AKIDEXAMPLE", new SecretText("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"));

    public static TheoryData<string, string, string, string, string, string, string> Vectors => new()
    {
        // name, method, path, query, headers, body, signature
        { "get-vanilla", "GET", "/", "", "", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31" },
        { "post-vanilla", "POST", "/", "", "", "", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b" },
        {
            "post-vanilla-query", "POST", "/", "Param1=value1", "", "",
            "28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11"
        },
        {
            "get-vanilla-empty-query-key", "GET", "/", "Param1=value1", "", "",
            "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb"
        },
        {
            "get-vanilla-query-order-key-case", "GET", "/", "Param2=value2&Param1=value1", "", "",
            "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"
        },
        {
            "get-vanilla-query-order-key", "GET", "/", "Param1=value2&Param1=Value1", "", "",
            "eedbc4e291e521cf13422ffca22be7d2eb8146eecf653089df300a15b2382bd1"
        },
        {
            "get-vanilla-query-order-value", "GET", "/", "Param1=value2&Param1=value1", "", "",
            "5772eed61e12b33fae39ee5e7012498b51d56abc0abb7c60486157bd471c4694"
        },
        {
            "get-vanilla-query-order-encoded", "GET", "/", "Param-3=Value3&Param=Value2&\u1234=Value1", "", "",
            "371d3713e185cc334048618a97f809c9ffe339c62934c032af5a0e595648fcac"
        },
        {
            "get-vanilla-query-unreserved", "GET", "/", $"{Unreserved}={Unreserved}", "", "",
            "9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197"
        },
        {
            "get-vanilla-utf8-query", "GET", "/", "\u1234=bar", "", "",
            "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04"
        },
        { "get-unreserved", "GET", $"/{Unreserved}", "", "", "", "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f" },
        { "get-utf8", "GET", "/\u1234", "", "", "", "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85" },
        {
            "get-header-key-duplicate", "GET", "/", "", "My-Header1:value2|My-Header1:value2|My-Header1:value1", "",
            "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea"
        },
        {
            "get-header-value-order", "GET", "/", "", "My-Header1:value4|My-Header1:value1|My-Header1:value3|My-Header1:value2", "",
            "08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01"
        },
        {
            "get-header-value-trim", "GET", "/", "", "My-Header1: value1|My-Header2: \"a   b   c\"", "",
            "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736"
        },
        {
            "post-header-key-sort", "POST", "/", "", "My-Header1:value1", "",
            "c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c"
        },
        {
            "post-header-value-case", "POST", "/", "", "My-Header1:VALUE1", "",
            "cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d"
        },
        {
            "post-x-www-form-urlencoded", "POST", "/", "", "Content-Type:application/x-www-form-urlencoded", "Param1=value1",
            "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"
        },
        {
            "post-x-www-form-urlencoded-parameters", "POST", "/", "",
            "Content-Type:application/x-www-form-urlencoded; charset=utf8", "Param1=value1",
            "1a72ec8f64bd914b0e42e42607c7fbce7fb2c7465f63e3092b3b0d39fa77a6fe"
        },
        {
            "get-relative-relative", "GET", "/example1/example2/../..", "", "", "",
            "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"
        },
        { "get-relative", "GET", "/example/..", "", "", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31" },
        { "get-slash-dot-slash", "GET", "/./", "", "", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31" },
        { "get-slash", "GET", "//", "", "", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31" },
        {
            "get-slash-pointless-dot", "GET", "/./example", "", "", "",
            "ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5"
        },
        { "get-slashes", "GET", "//example//", "", "", "", "9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84" },
        { "get-space", "GET", "/example space/", "", "", "", "652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741" },
        {
            "get-special-character", "GET", "/example/$delete", "", "", "",
            "a853c9b21b528b19643d00910d35b83a10c366a10833ceefb45edd6c80e40f27"
        },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_published_vector_gives_its_published_signature(
        string name, string method, string path, string query, string headers, string body, string signature)
    {
        Assert.NotEmpty(name);
        var signed = SigV4Signer.Sign(Request(method, path, query, headers, body), Example, "us-east-1", "service", Instant);
        Assert.EndsWith($"Signature={signature}", Authorization(signed));
        Assert.StartsWith(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=", Authorization(signed));
    }

    [Fact]
    public void A_session_token_is_sent_and_signed()
    {
        var session = Example with { SessionToken = new SecretText(Token) };
        var signed = SigV4Signer.Sign(Request("POST", "/", "", "", ""), session, "us-east-1", "service", Instant);
        Assert.EndsWith(
            "SignedHeaders=host;x-amz-date;x-amz-security-token, "
            + "Signature=85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead",
            Authorization(signed));
        Assert.Contains(signed.Headers, header => header is { Key: "X-Amz-Security-Token", Value: Token });
    }

    [Fact]
    public void What_is_sent_is_what_was_signed()
    {
        var signed = SigV4Signer.Sign(
            Request("GET", "/a%20b/c%2Fd", "x y=1+2&'=/", "", ""), Example, "us-east-1", "service", Instant);
        Assert.Equal("https://example.amazonaws.com/a%20b/c%2Fd?x%20y=1%2B2&%27=%2F", signed.Uri.AbsoluteUri);
    }

    [Fact]
    public void A_port_that_is_not_the_schemes_own_is_part_of_the_host()
    {
        var request = Request("POST", "/", "", "", "") with { Endpoint = new Uri("http://127.0.0.1:5000/base") };
        var signed = SigV4Signer.Sign(request, Example, "us-east-1", "service", Instant);
        Assert.Contains(signed.Headers, header => header is { Key: "Host", Value: "127.0.0.1:5000" });
        Assert.Equal("http://127.0.0.1:5000/", signed.Uri.AbsoluteUri);
    }

    internal static UnsignedRequest Request(string method, string path, string query, string headers, string body) => new(
        method,
        new Uri("https://example.amazonaws.com"),
        path,
        [.. query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => Pair(pair, '='))],
        [.. headers.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(pair => Pair(pair, ':'))],
        Encoding.UTF8.GetBytes(body));

    internal static string Authorization(AwsRequest signed) => signed.Headers.Single(header => header.Key == "Authorization").Value;

    private static KeyValuePair<string, string> Pair(string text, char separator)
    {
        var at = text.IndexOf(separator);
        return new(text[..at], text[(at + 1)..]);
    }
}
