namespace Keytide.Connectors.Aws.Wire;

/// <summary>One operation of one service.</summary>
/// <param name="Service">Whose it is.</param>
/// <param name="Action">As in IAM policies, for example ListUsers.</param>
/// <param name="SafeToRepeat">
/// True only where a second execution changes nothing that the first did not. CreateAccessKey is the famous false one:
/// each repetition of a call whose answer was lost leaves one more key behind that nobody holds.
/// </param>
public sealed record AwsOperation(AwsService Service, string Action, bool SafeToRepeat = true)
{
    /// <summary>As in IAM policies and in the audit's call counts: <c>iam:ListUsers</c>.</summary>
    public string Name { get; } = $"{Service.Name}:{Action}";

    public override string ToString() => Name;
}
