using Keytide.Sandbox.Faults;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Wire;

/// <summary>One recognised and authenticated call, on its way through checks and authorization to its handler.</summary>
public sealed class Call(SandboxWorld world, Caller caller, Operation operation, Structure input, Received received)
{
    public SandboxWorld World { get; } = world;

    public Caller Caller { get; } = caller;

    /// <summary>The caller's own account: where IAM acts.</summary>
    public Account Account => Caller.Account;

    internal Conduct Conduct { get; init; } = null!;

    /// <summary>Another account whose resource the call is about, and whose CloudTrail tells of it too.</summary>
    public Account? ConcernedAccount { get; set; }

    public Operation Operation { get; } = operation;

    public Structure Input { get; } = input;

    public Received Received { get; } = received;

    /// <summary>The host that answers, and so how much of the recent past it knows.</summary>
    public FrontEnd Front => Received.Front;

    /// <summary>When the call arrived.</summary>
    public DateTimeOffset Now => Received.Now;

    /// <summary>The region of the signature, for example eu-central-1.</summary>
    public string Region => Caller.SignedRegion;

    public string Partition => Account.Partition;
}
