namespace Keytide.Connectors.Aws.Iam;

/// <summary>How far the account's credential report is.</summary>
/// <param name="State">STARTED, INPROGRESS or COMPLETE.</param>
public sealed record CredentialReportGeneration(string State, string? Description)
{
    public const string Complete = "COMPLETE";

    public bool IsComplete => State == Complete;
}
