using System.Text;
using Keytide.Connectors.Aws.Credentials;
using Keytide.Connectors.Aws.Iam;
using Keytide.Connectors.Aws.Wire;

namespace Keytide.Tests.Aws.Wire;

public sealed class HttpAwsTransportTests
{
    private const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-Amzn-RequestId: r1\r\n\r\nok";

    [Fact]
    public async Task A_request_goes_out_as_it_was_signed()
    {
        await using var server = new RawServer(_ => (Ok, false));
        using var transport = new HttpAwsTransport(TimeProvider.System);
        var answer = await transport.SendAsync(Post(server), default);
        Assert.Equal((200, "ok", "r1"), (answer.Status, Encoding.UTF8.GetString(answer.Body.Span), answer.Headers["x-amzn-requestid"]));

        var lines = Assert.Single(server.Requests).Split("\r\n");
        Assert.Equal("POST /?a=%2F HTTP/1.1", lines[0]);
        Assert.Contains($"Host: {server.Address.Authority}", lines);
        Assert.Contains("Content-Type: application/x-www-form-urlencoded; charset=utf-8", lines);
        Assert.Contains("Content-Length: 16", lines);
        Assert.Contains(lines, line => line.StartsWith("Authorization: AWS4-HMAC-SHA256 Credential=", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("User-Agent: keytide/", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.StartsWith("traceparent", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("Action=ListUsers", lines[^1]);
    }

    [Fact]
    public async Task A_request_whose_connection_dies_unanswered_is_not_sent_again()
    {
        // The second request travels on the connection that the first left open; a client of HTTP likes to try such a one again.
        await using var server = new RawServer(index => index == 0 ? (Ok, false) : ("", true));
        using var transport = new HttpAwsTransport(TimeProvider.System);
        await transport.SendAsync(Post(server), default);
        await Assert.ThrowsAsync<AwsTransportException>(() => transport.SendAsync(Post(server), default));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task CreateAccessKey_over_a_dying_connection_is_sent_once()
    {
        await using var server = new RawServer(_ => ("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n<CreateAccessKeyResponse>", true));
        using var transport = new HttpAwsTransport(TimeProvider.System);
        var iam = new IamClient(new AwsClient(
            transport,
            new FixedCredentials("AKIAX", "secret"),
            new AwsEndpoints("us-east-1", server.Address),
            new JumpingTime(),
            new SeededEntropy(1)));
        var failure = await Assert.ThrowsAsync<AwsException>(() => iam.CreateAccessKeyAsync("alice", default));
        Assert.Equal(AwsErrorKind.NoAnswer, failure.Kind);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 67108865\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Le")]
    [InlineData("SSH-2.0-OpenSSH_9.6\r\n")]
    [InlineData("")]
    public async Task An_answer_that_is_not_whole_is_no_answer(string answer)
    {
        await using var server = new RawServer(_ => (answer, true));
        using var transport = new HttpAwsTransport(TimeProvider.System);
        await Assert.ThrowsAsync<AwsTransportException>(() => transport.SendAsync(Post(server), default));
    }

    [Fact]
    public async Task An_answer_of_unknown_length_is_read_to_its_end()
    {
        var body = new string('x', 300_000);
        await using var server = new RawServer(_ => ($"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{body}", true));
        using var transport = new HttpAwsTransport(TimeProvider.System);
        Assert.Equal(300_000, (await transport.SendAsync(Post(server), default)).Body.Length);
    }

    [Fact]
    public async Task No_redirect_is_followed_and_no_cookie_kept()
    {
        const string Moved = "HTTP/1.1 307 Temporary Redirect\r\nLocation: /elsewhere\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n";
        await using var server = new RawServer(_ => (Moved, false));
        using var transport = new HttpAwsTransport(TimeProvider.System);
        Assert.Equal(307, (await transport.SendAsync(Post(server), default)).Status);
        await transport.SendAsync(Post(server), default);
        Assert.All(server.Requests, request => Assert.DoesNotContain("Cookie", request));
        Assert.All(server.Requests, request => Assert.StartsWith("POST /?", request));
    }

    [Fact]
    public async Task Silence_ends_at_the_time_limit()
    {
        var clock = new HeldTime();
        await using var server = new RawServer(_ => ("", false));
        using var transport = new HttpAwsTransport(clock, TimeSpan.FromSeconds(30));
        var sending = transport.SendAsync(Post(server), default);
        await server.FirstCame.Task;
        clock.FireAll();
        var failure = await Assert.ThrowsAsync<AwsTransportException>(() => sending);
        Assert.Contains("did not answer within 30 s", failure.Message);
    }

    [Fact]
    public async Task The_callers_cancellation_stays_a_cancellation()
    {
        using var stop = new CancellationTokenSource();
        await using var server = new RawServer(_ => ("", false));
        using var transport = new HttpAwsTransport(new HeldTime());
        var sending = transport.SendAsync(Post(server), stop.Token);
        await server.FirstCame.Task;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task Nobody_listening_is_said_with_the_address_and_nothing_of_the_request()
    {
        var server = new RawServer(_ => ("", true));
        var request = Post(server);
        await server.DisposeAsync();
        using var transport = new HttpAwsTransport(TimeProvider.System);
        var failure = await Assert.ThrowsAsync<AwsTransportException>(() => transport.SendAsync(request, default));
        Assert.Contains(request.Uri.Authority, failure.Message);
        Assert.DoesNotContain("Signature", failure.ToString());
    }

    private static AwsRequest Post(RawServer server) => SigV4Signer.Sign(
        new UnsignedRequest(
            "POST",
            server.Address,
            "/",
            [new("a", "/")],
            [new("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")],
            "Action=ListUsers"u8.ToArray()),
        new AwsCredentials("AKIAY34FZKBOKMUTVV7A", new SecretText("secret")),
        "us-east-1",
        "iam",
        new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
}
