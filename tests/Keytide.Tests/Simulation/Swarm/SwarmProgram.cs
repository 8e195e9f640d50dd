using System.Text.Json;
using Keytide.Connectors.Questions;
using Keytide.Distribution;

namespace Keytide.Tests.Simulation.Swarm;

/// <summary>Somebody's own program that keeps the pair, and shows it or not. Nothing of a pair is among its arguments.</summary>
internal sealed class SwarmProgram(bool hides) : IQuestionChannel
{
    public static readonly DestinationAddress Address = DestinationAddress.Parse("exec:/opt/deliver");

    private (string Id, string Secret)? _held;

    public bool Hides => hides;

    public KeyPair? Held => _held is { } held ? new KeyPair(AccessKeyId.Parse(held.Id), new SecretText(held.Secret)) : null;

    public void Put(string id, string secret) => _held = (id, secret);

    public string? WhyNot() => null;

    public Task<byte[]> AskAsync(ReadOnlyMemory<byte> question, CancellationToken cancellation)
    {
        using var asked = JsonDocument.Parse(question);
        var root = asked.RootElement;
        switch (root.GetProperty("action").GetString())
        {
            case "check":
                return Answer(new { ready = true, detail = "there" });
            case "read" when hides:
                return Answer(new { hidden = true });
            case "read":
                return Answer(new { accessKeyId = _held!.Value.Id, secretAccessKey = _held.Value.Secret });
            default:
                Put(root.GetProperty("accessKeyId").GetString()!, root.GetProperty("secretAccessKey").GetString()!);
                return Answer(new { evidence = "kept" });
        }
    }

    private static Task<byte[]> Answer(object answer) => Task.FromResult(JsonSerializer.SerializeToUtf8Bytes(answer));
}
