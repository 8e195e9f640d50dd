using Keytide.Connectors.Aws.Wire;
using static Keytide.Tests.Aws.ScriptedTransport;

namespace Keytide.Tests.Aws.Wire;

public sealed class ErrorAnswerTests
{
    private static readonly AwsOperation Operation = new(AwsService.Iam, "ListUsers");
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("InvalidClientTokenId", "The security token included in the request is invalid.", 403, AwsErrorKind.NotAccepted)]
    [InlineData("UnrecognizedClientException", "The security token included in the request is invalid.", 400, AwsErrorKind.NotAccepted)]
    [InlineData("InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.", 403, AwsErrorKind.NotAccepted)]
    [InlineData("AuthFailure", "AWS was not able to validate the provided access credentials", 401, AwsErrorKind.NotAccepted)]
    [InlineData("SignatureDoesNotMatch", "The request signature we calculated does not match", 403, AwsErrorKind.WrongSignature)]
    [InlineData("InvalidSignatureException", "The request signature we calculated does not match", 400, AwsErrorKind.WrongSignature)]
    [InlineData("SignatureDoesNotMatch", "Signature expired: 20131008T001036Z is now earlier than …", 403, AwsErrorKind.Skew)]
    [InlineData("InvalidSignatureException", "Signature not yet current: X is still later than Y", 403, AwsErrorKind.Skew)]
    [InlineData("RequestTimeTooSkewed", "", 403, AwsErrorKind.Skew)]
    [InlineData("ExpiredToken", "The security token included in the request is expired", 403, AwsErrorKind.Expired)]
    [InlineData("ExpiredTokenException", "", 400, AwsErrorKind.Expired)]
    [InlineData("AccessDenied", "", 403, AwsErrorKind.AccessDenied)]
    [InlineData("AccessDeniedException", "", 400, AwsErrorKind.AccessDenied)]
    [InlineData("Throttling", "Rate exceeded", 400, AwsErrorKind.Throttled)]
    [InlineData("TooManyRequestsException", "", 400, AwsErrorKind.Throttled)]
    [InlineData("LimitExceededException", "", 429, AwsErrorKind.Throttled)]
    [InlineData("LimitExceededException", "", 400, AwsErrorKind.Other)]
    [InlineData("LimitExceeded", "Cannot exceed quota for AccessKeysPerUser: 2", 409, AwsErrorKind.Other)]
    [InlineData("NoSuchEntity", "The user with name X cannot be found.", 404, AwsErrorKind.NotFound)]
    [InlineData("ReportInProgress", "", 404, AwsErrorKind.Other)]
    [InlineData("ReportExpired", "", 410, AwsErrorKind.Other)]
    [InlineData("ServiceFailure", "", 500, AwsErrorKind.Server)]
    [InlineData("SomethingNew", "", 503, AwsErrorKind.Server)]
    public void A_code_means_the_same_whatever_the_protocol(string code, string message, int status, AwsErrorKind kind)
    {
        Assert.Equal((kind, code), KindAndCode(Error(code, message, status)));
        Assert.Equal((kind, code), KindAndCode(Json($$"""{"__type":"com.amazon.coral#{{code}}","message":"{{message}}"}""", status)));
        Assert.Equal((kind, code), KindAndCode(Json(
            $$"""{"Message":"{{message}}"}""", status, ("x-amzn-ErrorType", $"{code}:http://internal.amazon.com/coral/"))));
    }

    [Theory]
    [InlineData("<html><head><title>502 Bad Gateway</title></head><body>secret</body></html>")]
    [InlineData("<ErrorResponse><Error><Code>")]
    [InlineData("<ErrorResponse><Error><Message>secret</Message></Error></ErrorResponse>")]
    [InlineData("{\"message\":")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("secret")]
    [InlineData("")]
    public void A_body_that_is_no_AWS_error_is_said_to_be_none_and_not_quoted(string body)
    {
        var failure = ErrorAnswer.Read(Operation, Xml(body, 502), Now);
        Assert.Equal((AwsErrorKind.Server, "HTTP status 502 without an AWS error", 502), (failure.Kind, failure.Code, failure.Status));
        Assert.DoesNotContain("secret", failure.ToString());
    }

    [Fact]
    public void A_denial_by_something_that_is_not_AWS_is_not_called_a_denial_by_AWS() =>
        Assert.Equal(AwsErrorKind.Other, ErrorAnswer.Read(Operation, Xml("<html>Forbidden by proxy</html>", 403), Now).Kind);

    [Fact]
    public void The_canonical_request_and_with_it_the_session_token_is_cut_off()
    {
        var failure = ErrorAnswer.Read(
            Operation,
            Error(
                "SignatureDoesNotMatch",
                "The request signature we calculated does not match. Consult the documentation.&#10;&#10;"
                + "The Canonical String for this request should have been&#10;'POST&#10;/&#10;x-amz-security-token:IQoJb3JpZ2luX2Vj",
                403),
            Now);
        Assert.Equal("The request signature we calculated does not match. Consult the documentation.", failure.Detail);
        Assert.DoesNotContain("IQoJ", failure.ToString());
    }

    [Fact]
    public void Messages_are_bounded_and_carry_no_control_characters()
    {
        var answer = Json($$"""{"__type":"\u001b[31mX","message":"\u0007{{new string('a', 5000)}}"}""", 400);
        var failure = ErrorAnswer.Read(Operation, answer, Now);
        Assert.InRange(failure.Message.Length, 100, 600);
        Assert.DoesNotContain(failure.Message, char.IsControl);
    }

    [Theory]
    [InlineData("x-amz-retry-after", "1500", 1.5)]
    [InlineData("Retry-After", "3", 3.0)]
    [InlineData("Retry-After", "Sun, 01 Mar 2026 12:00:10 GMT", 10.0)]
    [InlineData("Retry-After", "Sun, 01 Mar 2026 11:00:00 GMT", 0.0)]
    [InlineData("Retry-After", "-5", null)]
    [InlineData("Retry-After", "soon", null)]
    [InlineData("x-amz-retry-after", "1e9", null)]
    [InlineData("Retry-After", "99999999999", 86400.0)]
    public void Asked_delays_are_read_and_bounded(string header, string value, double? seconds) =>
        Assert.Equal(seconds, ErrorAnswer.Read(Operation, Error("Throttling", "", 400, (header, value)), Now).RetryAfter?.TotalSeconds);

    [Fact]
    public void The_request_id_is_kept_for_whoever_asks_AWS() =>
        Assert.Equal("req-1", ErrorAnswer.Read(Operation, Error("AccessDenied", "", 403, ("x-amzn-RequestId", "req-1")), Now).RequestId);

    private static (AwsErrorKind Kind, string Code) KindAndCode(AwsResponse response)
    {
        var failure = ErrorAnswer.Read(Operation, response, Now);
        return (failure.Kind, failure.Code);
    }
}
