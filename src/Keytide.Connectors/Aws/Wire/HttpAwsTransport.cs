using System.Globalization;
using System.Net;

namespace Keytide.Connectors.Aws.Wire;

/// <summary>
/// Sends over HTTP/1.1 on pooled connections. It follows no redirect, keeps no cookie, repeats nothing, and honours HTTPS_PROXY, HTTP_PROXY
/// and NO_PROXY as .NET does. An answer larger than <see cref="LargestAnswer"/> or later than the time limit counts as none.
/// </summary>
public sealed class HttpAwsTransport : IAwsTransport, IDisposable
{
    /// <summary>In bytes. IAM's largest page, a thousand users with their policies, is well below it.</summary>
    public const int LargestAnswer = 64 * 1024 * 1024;

    private static readonly TimeSpan UsualLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(10);
    /// <summary>Who calls, where a request does not say more.</summary>
    internal static readonly string UserAgent = $"keytide/{typeof(HttpAwsTransport).Assembly.GetName().Version?.ToString(3)}";

    private readonly HttpMessageInvoker _http;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _limit;

    /// <param name="clock">Measures the time limit.</param>
    /// <param name="limit">From sending to the last byte of the answer; one minute where null.</param>
    public HttpAwsTransport(TimeProvider clock, TimeSpan? limit = null)
    {
        _clock = clock;
        _limit = limit ?? UsualLimit;
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = ConnectLimit,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(50),
            AutomaticDecompression = DecompressionMethods.None,
            MaxResponseHeadersLength = 64,
            ActivityHeadersPropagator = null,
        });
    }

    public async Task<AwsResponse> SendAsync(AwsRequest request, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(_limit, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            using var message = Message(request);
            using var answer = await _http.SendAsync(message, either.Token);
            return new AwsResponse((int)answer.StatusCode, Headers(answer), await BodyAsync(answer.Content, either.Token));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new AwsTransportException(
                string.Create(CultureInfo.InvariantCulture, $"{request.Uri.Authority} did not answer within {_limit.TotalSeconds} s"));
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new AwsTransportException($"the connection to {request.Uri.Authority} failed ({Innermost(e).Message})", e);
        }
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Message(AwsRequest request)
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Uri)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        if (!request.Body.IsEmpty || request.Method is "POST" or "PUT")
        {
            message.Content = new ReadOnlyMemoryContent(request.Body);
        }

        foreach (var (name, value) in request.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        if (!message.Headers.Contains("User-Agent"))
        {
            message.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        }

        return message;
    }

    private static Dictionary<string, string> Headers(HttpResponseMessage answer)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated))
        {
            headers[name] = values.ToString();
        }

        return headers;
    }

    private static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpContent content, CancellationToken cancellation)
    {
        const int Step = 64 * 1024;
        if (content.Headers.ContentLength > LargestAnswer)
        {
            throw TooLarge();
        }

        await using var stream = await content.ReadAsStreamAsync(cancellation);
        var bytes = new byte[(int)(content.Headers.ContentLength ?? Step)];
        var length = 0;
        while (true)
        {
            if (length == bytes.Length)
            {
                // A known length was read to its end; one more read finds the end of the answer, and would find what is too much.
                Array.Resize(ref bytes, Math.Min(LargestAnswer + 1, (bytes.Length * 2) + 1));
            }

            var read = await stream.ReadAsync(bytes.AsMemory(length), cancellation);
            if (read == 0)
            {
                return bytes.AsMemory(0, length);
            }

            length += read;
            if (length > LargestAnswer)
            {
                throw TooLarge();
            }
        }
    }

    private static AwsTransportException TooLarge() =>
        new(string.Create(CultureInfo.InvariantCulture, $"the answer is larger than {LargestAnswer} bytes"));

    private static Exception Innermost(Exception e) => e.InnerException is { } inner ? Innermost(inner) : e;
}
