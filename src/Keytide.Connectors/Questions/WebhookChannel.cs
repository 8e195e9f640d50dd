using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Keytide.Distribution;

namespace Keytide.Connectors.Questions;

/// <summary>
/// A service that is asked by POST. Each question is signed: the header <c>X-Keytide-Signature</c> is <c>v1=</c> and the HMAC-SHA256, in
/// hexadecimal, of the header <c>X-Keytide-Timestamp</c> (seconds since 1970), a dot and the body. The receiver has to compare in constant
/// time and to refuse what is older than five minutes. Anything but status 200 means no.
/// </summary>
/// <param name="url">https, or http to this machine itself.</param>
/// <param name="key">The secret that both sides share; null where none is set.</param>
/// <param name="http">Follows no redirect.</param>
/// <param name="time">Of the timestamp and the time limit.</param>
public sealed class WebhookChannel(Uri url, SecretText? key, HttpMessageInvoker http, TimeProvider time) : IQuestionChannel
{
    /// <summary>The environment's variable that holds the shared secret.</summary>
    public const string KeyVariable = "KEYTIDE_WEBHOOK_KEY";

    public const int ShortestKey = 32;

    private const int LargestAnswer = 64 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public string? WhyNot() =>
        url is { Scheme: "http", IsLoopback: false } ? "a secret is not sent over http to another machine."
        : key is null || key.Length < ShortestKey ? $"{KeyVariable} does not hold a shared secret of {ShortestKey} characters or more."
        : null;

    public async Task<byte[]> AskAsync(ReadOnlyMemory<byte> question, CancellationToken cancellation)
    {
        if (WhyNot() is { } problem)
        {
            throw new DestinationException($"{url.Authority}: {problem}");
        }

        using var late = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            using var message = Message(question);
            using var answer = await http.SendAsync(message, either.Token);
            if ((int)answer.StatusCode != 200)
            {
                throw new DestinationException($"{url.Authority} answered {(int)answer.StatusCode}.", mayHaveHappened: true);
            }

            await using var body = await answer.Content.ReadAsStreamAsync(either.Token);
            var bytes = new byte[LargestAnswer + 1];
            var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, either.Token);
            return length <= LargestAnswer
                ? bytes[..length]
                : throw new DestinationException(
                    $"{url.Authority} answered with more than {LargestAnswer} bytes.", mayHaveHappened: true);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new DestinationException($"{url.Authority} did not answer within {Limit.TotalSeconds} s.", mayHaveHappened: true);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw new DestinationException(
                $"The connection to {url.Authority} failed: {Quoted.Sentence(failure.Message)}", mayHaveHappened: true, inner: failure);
        }
    }

    /// <summary>The signature of a body sent at that time.</summary>
    public static string Signature(SecretText key, string timestamp, ReadOnlySpan<byte> body)
    {
        var secret = new byte[Encoding.UTF8.GetByteCount(key.Reveal())];
        Encoding.UTF8.GetBytes(key.Reveal(), secret);
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        CryptographicOperations.ZeroMemory(secret);
        hash.AppendData(Encoding.ASCII.GetBytes($"{timestamp}."));
        hash.AppendData(body);
        return $"v1={Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    private HttpRequestMessage Message(ReadOnlyMemory<byte> question)
    {
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var message = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ReadOnlyMemoryContent(question) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        message.Headers.Add("X-Keytide-Timestamp", timestamp);
        message.Headers.Add("X-Keytide-Signature", Signature(key!, timestamp, question.Span));
        return message;
    }
}
