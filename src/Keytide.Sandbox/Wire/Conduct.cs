using Keytide.Sandbox.Faults;

namespace Keytide.Sandbox.Wire;

/// <summary>How the sandbox is to behave, for the handlers whose answers depend on it.</summary>
internal sealed record Conduct(SandboxOptions Options, FaultOptions Faults, FaultDice Dice)
{
    /// <summary>How long the credential report begun now is in the making.</summary>
    public TimeSpan ReportTime => Faults.ReportSlow?.Draw(Dice.Reports) ?? Options.ReportTime;
}
