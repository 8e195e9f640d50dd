using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Keytide.Distribution;

namespace Keytide.Connectors.Questions;

/// <summary>
/// A place behind a program or a service of the user's own. Three questions, each one JSON object, each answered by one:
/// <code>
/// {"version":1,"action":"check"}                              {"ready":true,"detail":"…"}   or ready:false with "todo"
/// {"version":1,"action":"read"}                               {"accessKeyId":"…","secretAccessKey":"…"}, the id alone,
///                                                             {} for none, {"hidden":true} where it cannot be shown
/// {"version":1,"action":"write","token":"…",
///  "accessKeyId":"…","secretAccessKey":"…"}                   {"evidence":"…"}
/// </code>
/// A write without evidence has not succeeded. The token is the same for every repetition of one delivery.
/// </summary>
public sealed class AskedDestination(DestinationAddress address, IQuestionChannel channel) : IDestination
{
    private const int GreatestDepth = 8;

    public DestinationAddress Address => address;

    /// <summary>What is behind the channel is not known, so nothing is relied upon but that it may show what it was given.</summary>
    public DestinationAbilities Abilities { get; } = new(AtomicPair: false, ReadBack.Full, CompareAndSet: false, IdempotentWrite: false);

    public async Task<DestinationCheck> CheckAsync(CancellationToken cancellation)
    {
        if (channel.WhyNot() is { } problem)
        {
            return DestinationCheck.NotReady(problem, "Mend it, or name another place.");
        }

        using var answer = await AskAsync("check", null, null, cancellation);
        var detail = Quoted.Sentence(Text(answer, "detail") ?? "it gave no detail");
        return answer.RootElement.TryGetProperty("ready", out var ready) && ready.ValueKind == JsonValueKind.True
            ? DestinationCheck.Ready(detail)
            : DestinationCheck.NotReady(detail, Quoted.Sentence(Text(answer, "todo") ?? "See why it does not answer that it is ready."));
    }

    public async Task<DestinationReading> ReadAsync(CancellationToken cancellation)
    {
        using var answer = await AskAsync("read", null, null, cancellation);
        if (answer.RootElement.TryGetProperty("hidden", out var hidden) && hidden.ValueKind == JsonValueKind.True)
        {
            return DestinationReading.Hidden("");
        }

        if (Text(answer, "accessKeyId") is not { Length: > 0 } text)
        {
            return DestinationReading.Empty("");
        }

        if (!AccessKeyId.TryParse(text, out var id))
        {
            throw new DestinationException($"{address} answered with something that is no access key id.");
        }

        return Text(answer, "secretAccessKey") is { Length: > 0 } secret
            ? DestinationReading.Holding(new KeyPair(id, new SecretText(secret)), "")
            : DestinationReading.HoldingId(id, "");
    }

    public async Task<DeliveryReceipt> WriteAsync(KeyPair pair, string token, CancellationToken cancellation)
    {
        if (channel.WhyNot() is { } problem)
        {
            throw new DestinationException($"{address}: {problem}");
        }

        using var answer = await AskAsync("write", pair, token, cancellation);
        var evidence = Text(answer, "evidence");
        if (string.IsNullOrWhiteSpace(evidence))
        {
            throw new DestinationException($"{address} gave no evidence of the write.", mayHaveHappened: true);
        }

        // Whoever answers may repeat what it was given; that must not reach the journal.
        return new DeliveryReceipt(
            evidence.AsSpan().Contains(pair.Secret.Reveal(), StringComparison.Ordinal)
                ? "it answered with the secret in it, which is left out here"
                : Quoted.Sentence(evidence));
    }

    private async Task<JsonDocument> AskAsync(string action, KeyPair? pair, string? token, CancellationToken cancellation)
    {
        var question = Question(action, pair, token);
        byte[] answer;
        try
        {
            answer = await channel.AskAsync(question, cancellation);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(question);
        }

        try
        {
            // From a stream, so that the document has a copy of its own, which it wipes when it is disposed.
            using var stream = new MemoryStream(answer);
            var document = JsonDocument.Parse(
                stream, new JsonDocumentOptions { MaxDepth = GreatestDepth, AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object ? document : throw Unreadable(document);
        }
        catch (JsonException)
        {
            throw Unreadable(null); // Without the cause: its message may quote a secret.
        }
        finally
        {
            CryptographicOperations.ZeroMemory(answer);
        }
    }

    private DestinationException Unreadable(JsonDocument? document)
    {
        document?.Dispose();
        return new DestinationException($"{address} did not answer with one JSON object.", mayHaveHappened: true);
    }

    private static byte[] Question(string action, KeyPair? pair, string? token)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteString("action", action);
            if (pair is not null)
            {
                json.WriteString("token", token);
                json.WriteString("accessKeyId", pair.Id.Value);
                json.WriteString("secretAccessKey", pair.Secret.Reveal());
            }

            json.WriteEndObject();
        }

        var question = bytes.WrittenSpan.ToArray();
        bytes.Clear();
        return question;
    }

    private static string? Text(JsonDocument document, string name) =>
        document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
