namespace Keytide.Sandbox.Generator;

/// <summary>
/// One thing that is wrong in a generated account. <paramref name="Subject"/> is the user's name, <c>&lt;root_account&gt;</c>, or the name
/// of a policy or certificate; empty for the account itself. <paramref name="CredentialId"/> names the credential where it is about one.
/// </summary>
public sealed record PlantedFact(string AccountId, string Subject, Flaw Flaw, string? CredentialId = null)
{
    public const string Root = "<root_account>";
}
