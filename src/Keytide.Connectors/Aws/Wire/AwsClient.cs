using System.Globalization;
using System.Text.Json.Nodes;
using Keytide.Connectors.Aws.Credentials;

namespace Keytide.Connectors.Aws.Wire;

/// <summary>
/// Calls AWS as one identity, which belongs to one account: signs, paces, repeats what is safe to repeat, and turns every other
/// ending into an <see cref="AwsException"/>. Operations are built on it, one file each, in the folders Iam, Sts and Organizations.
/// </summary>
/// <param name="transport">The boundary; shared by the clients of all accounts.</param>
/// <param name="credentials">Whose calls these are.</param>
/// <param name="endpoints">Where they go.</param>
/// <param name="clock">Every wait and every signature goes by it.</param>
/// <param name="entropy">Jitter.</param>
/// <param name="limits">Bounds of repetition; <see cref="RetryLimits.Usual"/> where null.</param>
/// <param name="serviceClock">AWS's time as far as it has been learnt; a new one where null.</param>
/// <param name="errand">What the calls are made for: it stands in the user agent, and so in CloudTrail. Null for nothing in
/// particular.</param>
/// <param name="deadline">By <paramref name="clock"/>; nothing is signed after it. Null for none.</param>
public sealed class AwsClient(
    IAwsTransport transport,
    IAwsCredentialSource credentials,
    AwsEndpoints endpoints,
    TimeProvider clock,
    IEntropy entropy,
    RetryLimits? limits = null,
    ServiceClock? serviceClock = null,
    string? errand = null,
    DateTimeOffset? deadline = null)
{
    private readonly Pacer _pacer = new(clock);
    private readonly SigningKeys _signingKeys = new();
    private readonly RetryLimits _limits = limits ?? RetryLimits.Usual;

    public CallCounter Calls { get; } = new();

    public AwsEndpoints Endpoints => endpoints;

    public TimeProvider Clock => clock;

    /// <summary>What AWS's clock shows. Sessions end by it.</summary>
    public ServiceClock ServiceClock { get; } = serviceClock ?? new ServiceClock(clock);

    /// <summary>The same transport, clock and endpoints for another identity, with pacing and call counts of its own.</summary>
    public AwsClient As(IAwsCredentialSource other) =>
        new(transport, other, endpoints, clock, entropy, limits, ServiceClock, errand, deadline);

    /// <summary>The same client on a certain errand, with pacing and call counts of its own.</summary>
    /// <param name="what">Letters, digits and hyphens.</param>
    public AwsClient On(string what) => new(transport, credentials, endpoints, clock, entropy, limits, ServiceClock, what, deadline);

    /// <summary>The same client for a limited time, with pacing and call counts of its own.</summary>
    public AwsClient Until(DateTimeOffset end) => new(transport, credentials, endpoints, clock, entropy, limits, ServiceClock, errand, end);

    /// <summary>The same identity in another region of the same partition, with pacing and call counts of its own.</summary>
    public AwsClient In(string region) => new(
        transport, credentials, endpoints with { Region = region }, clock, entropy, limits, errand: errand, deadline: deadline);

    /// <exception cref="AwsException">Anything but an understood success.</exception>
    public Task<T> QueryAsync<T>(
        AwsOperation operation, QueryParameters parameters, Func<XmlAnswer, T> read, CancellationToken cancellation) => SendAsync(
        operation,
        endpoint => QueryProtocol.Write(operation, endpoint, parameters),
        response => read(QueryProtocol.Result(operation, response)),
        cancellation);

    /// <summary>A query operation that returns nothing.</summary>
    /// <exception cref="AwsException">Anything but an understood success.</exception>
    public Task CommandAsync(
        AwsOperation operation, QueryParameters parameters, CancellationToken cancellation) => SendAsync(
        operation,
        endpoint => QueryProtocol.Write(operation, endpoint, parameters),
        response => QueryProtocol.Response(operation, response),
        cancellation);

    /// <exception cref="AwsException">Anything but an understood success.</exception>
    public Task<T> JsonAsync<T>(
        AwsOperation operation, JsonObject parameters, Func<JsonAnswer, T> read, CancellationToken cancellation) => SendAsync(
        operation,
        endpoint => JsonProtocol.Write(operation, endpoint, parameters),
        response => read(JsonProtocol.Read(response)),
        cancellation);

    /// <exception cref="AwsException">Anything but an understood success.</exception>
    public Task<T> RestJsonAsync<T>(
        AwsOperation operation, RestJsonCall call, Func<JsonAnswer, T> read, CancellationToken cancellation) => SendAsync(
        operation,
        endpoint => RestJsonProtocol.Write(endpoint, call),
        response => read(JsonProtocol.Read(response)),
        cancellation);

    /// <exception cref="AwsException">Anything but an understood success.</exception>
    public Task<T> RestXmlAsync<T>(
        AwsOperation operation,
        string path,
        IReadOnlyList<KeyValuePair<string, string>> query,
        IReadOnlyList<KeyValuePair<string, string>> headers,
        Func<AwsResponse, T> read,
        CancellationToken cancellation) => SendAsync(
        operation,
        endpoint => RestXmlProtocol.Write(endpoint, path, query, headers),
        read,
        cancellation);

    private async Task<T> SendAsync<T>(
        AwsOperation operation, Func<AwsEndpoint, UnsignedRequest> write, Func<AwsResponse, T> read, CancellationToken cancellation)
    {
        var endpoint = endpoints.Resolve(operation.Service);
        var request = write(endpoint);
        var spent = TimeSpan.Zero; // Waiting in line for the pacer is no part of it: a long line is not a failing call.
        var clockWasCorrected = false;
        for (var attempt = 1; ; attempt++)
        {
            if (operation.Service != AwsService.S3 || attempt > 1)
            {
                await _pacer.WaitAsync(operation, cancellation); // S3 allows thousands of calls a second.
            }

            var sent = clock.GetTimestamp();
            var (value, failure, serverTime) = await AttemptAsync(operation, request, endpoint.SigningRegion, read, cancellation);
            if (failure is null)
            {
                return value!;
            }

            if (failure.Kind == AwsErrorKind.Throttled)
            {
                _pacer.Throttled(operation, failure.RetryAfter);
            }

            var correctedNow = failure.Kind == AwsErrorKind.Skew && !clockWasCorrected && serverTime is not null;
            if (correctedNow)
            {
                ServiceClock.Learn(serverTime!.Value);
                clockWasCorrected = true;
            }

            spent += clock.GetElapsedTime(sent);
            var decision = RetryRule.Decide(
                operation.SafeToRepeat, failure, attempt, spent, correctedNow, entropy.NextDouble(), _limits);
            if (decision.Wait is not { } wait)
            {
                throw failure;
            }

            await Task.Delay(wait, clock, cancellation);
            spent += wait;
        }
    }

    private async Task<(T? Value, AwsException? Failure, DateTimeOffset? ServerTime)> AttemptAsync<T>(
        AwsOperation operation, UnsignedRequest request, string signingRegion, Func<AwsResponse, T> read, CancellationToken cancellation)
    {
        var identity = await credentials.GetAsync(cancellation);
        var signed = Sign(operation, request, identity, signingRegion);
        Calls.Count(operation);
        AwsResponse response;
        try
        {
            response = await transport.SendAsync(signed, cancellation);
        }
        catch (AwsTransportException e)
        {
            return (default, new AwsException(AwsErrorKind.NoAnswer, operation.Name, "no answer", e.Message, inner: e), null);
        }

        if (response.Status is < 200 or > 299)
        {
            return (default, ErrorAnswer.Read(operation, response, clock.GetUtcNow()), ServerTime(response));
        }

        try
        {
            return (read(response), null, null);
        }
        catch (UnreadableAnswerException e)
        {
            var failure = new AwsException(AwsErrorKind.Unreadable, operation.Name, "unreadable answer", e.Message, response.Status, e);
            return (default, failure, null);
        }
    }

    // The instant is read before it is judged: whatever pauses the process after that, the signature tells when it was made, and AWS
    // takes none that is older than five minutes.
    private AwsRequest Sign(AwsOperation operation, UnsignedRequest request, AwsCredentials identity, string signingRegion)
    {
        var instant = ServiceClock.Now;
        if (clock.GetUtcNow() > deadline)
        {
            throw new DeadlinePassedException($"{operation.Name} was not sent: its time was over.");
        }

        var signed = SigV4Signer.Sign(request, identity, signingRegion, operation.Service.Name, instant, _signingKeys);
        return errand is null
            ? signed
            : signed with { Headers = [.. signed.Headers, new("User-Agent", $"{HttpAwsTransport.UserAgent} ({errand})")] };
    }

    private static DateTimeOffset? ServerTime(AwsResponse response) =>
        response.Headers.TryGetValue("date", out var text)
        && DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;
}
