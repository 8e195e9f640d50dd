using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit;

/// <summary>What a finding is about, as people name it. The machine formats carry the exact names instead.</summary>
public static class FindingSubject
{
    /// <summary>The user's name; "root user"; for the account itself the resource's name, for example that of a policy.</summary>
    public static string Of(Finding finding) => finding.Principal.Type switch
    {
        PrincipalType.Root => "root user",
        PrincipalType.Account when finding.Resource is { } resource => resource[(resource.LastIndexOf('/') + 1)..],
        PrincipalType.Account => "the account",
        _ => finding.Principal.Name,
    };
}
