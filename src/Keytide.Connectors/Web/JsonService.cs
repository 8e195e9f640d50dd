using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Keytide.Distribution;

namespace Keytide.Connectors.Web;

/// <summary>
/// A service that speaks JSON over HTTP. Each call has a time limit and an answer of bounded size; what it sends is wiped afterwards; no
/// error carries what was sent or answered.
/// </summary>
/// <param name="name">For messages.</param>
/// <param name="server">https, or http to this machine; paths are put behind it.</param>
/// <param name="http">Follows no redirect, so that credentials go nowhere else.</param>
/// <param name="time">Measures the time limit.</param>
/// <param name="authorize">Puts credentials on a request.</param>
public sealed class JsonService(
    string name, Uri server, HttpMessageInvoker http, TimeProvider time, Action<HttpRequestHeaders> authorize)
{
    public const string Json = "application/json";
    public const string MergePatch = "application/merge-patch+json";

    private const int LargestAnswer = 2 * 1024 * 1024;
    private const int GreatestDepth = 64;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>For messages.</summary>
    public string Name => name;

    /// <summary>Why nothing secret goes to this address; null where nothing speaks against it.</summary>
    public static string? WhyNot(Uri server) =>
        server.Scheme is not ("http" or "https") ? $"{Quoted.Shorten(server.OriginalString)} is no http or https address."
        : server.UserInfo.Length > 0 ? "the address has user information in it."
        : server is { Scheme: "http", IsLoopback: false } ? $"a secret is not sent over http to another machine ({server.Authority})."
        : null;

    /// <param name="method">The method.</param>
    /// <param name="path">What follows the service's address, its parts escaped.</param>
    /// <param name="body">What to send; null for nothing.</param>
    /// <param name="mediaType">Of the body.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="DestinationException">There was no answer.</exception>
    public async Task<JsonReply> SendAsync(
        HttpMethod method, string path, JsonObject? body, string mediaType, CancellationToken cancellation)
    {
        if (WhyNot(server) is { } problem)
        {
            throw new DestinationException($"{name}: {problem}", todo: "Give an https address.");
        }

        var bytes = body is null ? null : JsonSerializer.SerializeToUtf8Bytes(body, SentJson.Default.JsonObject);
        using var late = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            using var message = Message(method, path, bytes, mediaType);
            using var answer = await http.SendAsync(message, either.Token);
            await using var stream = await answer.Content.ReadAsStreamAsync(either.Token);
            return new JsonReply((int)answer.StatusCode, await ParseAsync(stream, either.Token), answer.Headers);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new DestinationException($"{name} did not answer within {Limit.TotalSeconds} s.", mayHaveHappened: true);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw new DestinationException(
                $"The connection to {name} ({server.Authority}) failed: {Quoted.Sentence(Words(failure))}", mayHaveHappened: true,
                inner: failure);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    public Task<JsonReply> GetAsync(string path, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Get, path, null, Json, cancellation);

    private HttpRequestMessage Message(HttpMethod method, string path, byte[]? bytes, string mediaType)
    {
        var message = new HttpRequestMessage(method, new Uri($"{server.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{path}"));
        if (bytes is not null)
        {
            message.Content = new ByteArrayContent(bytes);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        }

        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(Json));
        message.Headers.UserAgent.Add(new ProductInfoHeaderValue("keytide", null));
        authorize(message.Headers);
        return message;
    }

    // "The SSL connection could not be established, see inner exception": the reason is what somebody needs.
    private static string Words(Exception failure) =>
        failure.InnerException is { } cause ? $"{failure.Message} {cause.Message}" : failure.Message;

    private static async Task<JsonNode?> ParseAsync(Stream stream, CancellationToken cancellation)
    {
        var bytes = new byte[LargestAnswer + 1];
        try
        {
            var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
            return length is 0 or > LargestAnswer
                ? null
                : JsonNode.Parse(
                    bytes.AsSpan(0, length),
                    documentOptions: new JsonDocumentOptions { MaxDepth = GreatestDepth, AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            return null; // An error page of a proxy, for example; the status tells.
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }
}
