namespace Keytide.Sandbox;

/// <summary>What the sandbox is made of. The defaults give a prompt, faultless AWS.</summary>
public sealed record SandboxOptions
{
    /// <summary>Decides every id, secret, delay and fault.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How long every answer takes; waited out by the adapter, not by the sandbox.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>CloudTrail's memory, per account; the oldest event goes first.</summary>
    public int EventsKeptPerAccount { get; init; } = 50_000;
}
