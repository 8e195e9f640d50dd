using System.Globalization;

namespace Keytide.Connectors.Aws.Wire;

/// <summary>
/// Reads an answer whose status is not a success. Every protocol's form is understood whatever was asked, because proxies and
/// stand-ins answer JSON requests with XML and the other way round. Nothing here quotes a body that it did not understand.
/// </summary>
public static class ErrorAnswer
{
    private const int LongestDetail = 400;
    private const int LongestCode = 80;

    public static AwsException Read(AwsOperation operation, AwsResponse response, DateTimeOffset now)
    {
        var (code, message) = CodeAndMessage(response);
        var kind = AwsErrorCodes.Classify(code, message, response.Status);
        var detail = Bounded(WithoutCanonicalRequest(message), LongestDetail);
        return new AwsException(kind, operation.Name, Bounded(code, LongestCode), detail, response.Status)
        {
            RequestId = Header(response, "x-amzn-requestid") ?? Header(response, "x-amz-request-id"),
            BucketRegion = Header(response, "x-amz-bucket-region"),
            RetryAfter = AskedDelay(response, now),
        };
    }

    private static (string Code, string Message) CodeAndMessage(AwsResponse response)
    {
        try
        {
            var start = response.Body.Span.TrimStart(" \t\r\n\ufeff"u8);
            var fromBody = start.StartsWith("{"u8) ? FromJson(response)
                : start.StartsWith("<"u8) ? FromXml(response)
                : null;
            return fromBody ?? (CodeFromHeader(response), "");
        }
        catch (UnreadableAnswerException)
        {
            return (CodeFromHeader(response), "");
        }
    }

    private static (string Code, string Message)? FromXml(AwsResponse response)
    {
        // <ErrorResponse><Error>…</Error></ErrorResponse>, and for S3 and EC2 <Error>…</Error> or <Response><Errors><Error>.
        var root = XmlAnswer.Parse(response.Body);
        var error = root.Name == "Error" ? root : root.Child("Error") ?? root.Child("Errors")?.Child("Error");
        return error?.OptionalText("Code") is { Length: > 0 } code ? (code, error.OptionalText("Message") ?? "") : null;
    }

    private static (string Code, string Message)? FromJson(AwsResponse response)
    {
        var body = JsonAnswer.Parse(response.Body);
        var code = Header(response, "x-amzn-errortype") ?? body.OptionalText("__type") ?? body.OptionalText("code");
        var message = body.OptionalText("message") ?? body.OptionalText("Message") ?? body.OptionalText("errorMessage") ?? "";
        return (code is null ? Unnamed(response) : BareCode(code), message);
    }

    private static string CodeFromHeader(AwsResponse response) =>
        Header(response, "x-amzn-errortype") is { } code ? BareCode(code) : Unnamed(response);

    /// <summary><c>com.amazon.coral.service#UnrecognizedClientException:http://…</c> is UnrecognizedClientException.</summary>
    private static string BareCode(string code)
    {
        var name = code[(code.IndexOf('#') + 1)..];
        var end = name.IndexOf(':');
        return end < 0 ? name : name[..end];
    }

    private static string Unnamed(AwsResponse response) =>
        string.Create(CultureInfo.InvariantCulture, $"HTTP status {response.Status} without an AWS error");

    /// <summary>SignatureDoesNotMatch quotes the canonical request, and in it the session token, which is a secret.</summary>
    private static string WithoutCanonicalRequest(string message)
    {
        var end = message.AsSpan().IndexOfAny('\r', '\n');
        var canonical = message.IndexOf("The Canonical String", StringComparison.Ordinal);
        end = canonical >= 0 && (end < 0 || canonical < end) ? canonical : end;
        return (end < 0 ? message : message[..end]).Trim();
    }

    private static string Bounded(string text, int longest)
    {
        var shown = text.Length > longest ? string.Concat(text.AsSpan(0, longest), "…") : text;
        return string.Concat(shown.Select(c => char.IsControl(c) ? '\ufffd' : c));
    }

    /// <summary>x-amz-retry-after counts milliseconds; Retry-After counts seconds or names an instant.</summary>
    private static TimeSpan? AskedDelay(AwsResponse response, DateTimeOffset now)
    {
        const long LongestInSeconds = 86_400;
        if (Header(response, "x-amz-retry-after") is { } milliseconds)
        {
            return long.TryParse(milliseconds, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                ? TimeSpan.FromMilliseconds(Math.Min(value, LongestInSeconds * 1000)) : null;
        }

        if (Header(response, "retry-after") is not { } asked)
        {
            return null;
        }

        if (long.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.FromSeconds(Math.Min(seconds, LongestInSeconds));
        }

        return DateTimeOffset.TryParseExact(asked, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? TimeSpan.FromTicks(Math.Clamp((instant - now).Ticks, 0, LongestInSeconds * TimeSpan.TicksPerSecond))
            : null;
    }

    private static string? Header(AwsResponse response, string name) => response.Headers.TryGetValue(name, out var value) ? value : null;
}
