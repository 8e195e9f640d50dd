using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit;

/// <summary>A control's name in one line, for example <c>CIS AWS Foundations 3.0.0 1.14</c>. Some frameworks have no versions.</summary>
public static class ControlName
{
    public static string Of(ControlReference control) => $"{Framework(control)} {control.Id}";

    public static string Framework(ControlReference control) =>
        control.Version.Length == 0 ? control.Framework : $"{control.Framework} {control.Version}";
}
