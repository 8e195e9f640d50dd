using Keytide.Sandbox.Faults;

namespace Keytide.Sandbox;

/// <summary>What the sandbox is made of. The defaults give a prompt, faultless AWS.</summary>
public sealed record SandboxOptions
{
    /// <summary>Decides every id, secret, delay and fault.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How long every answer takes; waited out by the adapter, not by the sandbox.</summary>
    public TimeSpan Latency { get; init; }

    public FaultOptions Faults { get; init; } = FaultOptions.None;

    /// <summary>How long a credential report is in the making when nothing goes wrong.</summary>
    public TimeSpan ReportTime { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Adds the column additional_credentials_info, which the User Guide names and reports of today do not have.
    /// </summary>
    public bool ReportNamesAdditionalCredentials { get; init; }

    /// <summary>
    /// False accepts signatures of any time. For a sandbox whose time is virtual while its callers sign by their own clocks.
    /// </summary>
    public bool ChecksSignatureTime { get; init; } = true;

    /// <summary>
    /// True takes signatures for any region, of global services too. AWS refuses them, but SDKs sign IAM for the region of their
    /// configuration once they are given an endpoint of their own.
    /// </summary>
    public bool AcceptsAnyRegion { get; init; }

    /// <summary>CloudTrail's memory, per account; the oldest event goes first.</summary>
    public int EventsKeptPerAccount { get; init; } = 50_000;
}
