using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Keytide.Sandbox;

namespace Keytide.Tests.Sandbox;

/// <summary>A caller of the sandbox with a signer of its own, written from the SigV4 text and used by nothing but tests.</summary>
internal sealed class SandboxClient(SandboxAws aws, TimeProvider time, string accessKeyId, string secret, string? sessionToken = null)
{
    public string Region { get; init; } = "us-east-1";

    /// <summary>How far the client's clock is ahead of the sandbox's.</summary>
    public TimeSpan ClockAhead { get; init; }

    public string UserAgent { get; init; } = "test-client/1.0";

    /// <summary>Calls a query service: parameters as name, value, name, value.</summary>
    public Reply Query(string service, string action, params string[] parameters)
    {
        var version = service == "iam" ? "2010-05-08" : "2011-06-15";
        var form = new StringBuilder($"Action={action}&Version={version}");
        for (var i = 0; i < parameters.Length; i += 2)
        {
            form.Append('&').Append(Encode(parameters[i])).Append('=').Append(Encode(parameters[i + 1]));
        }

        return Send(service, "application/x-www-form-urlencoded; charset=utf-8", null, form.ToString());
    }

    public Reply Iam(string action, params string[] parameters) => Query("iam", action, parameters);

    public Reply Sts(string action, params string[] parameters) => Query("sts", action, parameters);

    /// <summary>Calls a JSON service: the target is prefix and operation.</summary>
    public Reply Json(string service, string target, string body) => Send(service, "application/x-amz-json-1.1", target, body);

    public Reply Send(string service, string contentType, string? target, string body, Action<Dictionary<string, string>>? change = null)
    {
        var request = Sign(service, contentType, target, body);
        var headers = new Dictionary<string, string>(request.Headers, StringComparer.OrdinalIgnoreCase);
        change?.Invoke(headers);
        return new Reply(aws.Handle(request with { Headers = headers }));
    }

    public SandboxRequest Sign(string service, string contentType, string? target, string body)
    {
        var now = time.GetUtcNow() + ClockAhead;
        var date = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["content-type"] = contentType,
            ["host"] = $"{service}.amazonaws.com",
            ["x-amz-date"] = date,
        };
        if (sessionToken is not null)
        {
            headers["x-amz-security-token"] = sessionToken;
        }

        if (target is not null)
        {
            headers["x-amz-target"] = target;
        }

        var bytes = Encoding.UTF8.GetBytes(body);
        var signed = string.Join(';', headers.Keys);
        var canonical = $"POST\n/\n\n{string.Concat(headers.Select(h => $"{h.Key}:{h.Value}\n"))}\n{signed}\n{Hex(SHA256.HashData(bytes))}";
        var scope = $"{date[..8]}/{Region}/{service}/aws4_request";
        var text = $"AWS4-HMAC-SHA256\n{date}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var signature = Hex(SigningKey(date[..8], service, text));
        headers["authorization"] = $"AWS4-HMAC-SHA256 Credential={accessKeyId}/{scope}, SignedHeaders={signed}, Signature={signature}";
        headers["user-agent"] = UserAgent;
        return new SandboxRequest("POST", "/", "", new Dictionary<string, string>(headers), bytes);
    }

    private byte[] SigningKey(string date, string service, string text)
    {
        var key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (var part in new[] { date, Region, service, "aws4_request", text })
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        return key;
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    private static string Encode(string text) => Uri.EscapeDataString(text);
}
