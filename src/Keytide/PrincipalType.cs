namespace Keytide;

/// <summary>The kinds of identity that credentials and findings belong to.</summary>
public enum PrincipalType
{
    User,
    Root,
    Role,

    /// <summary>The account as a whole: its password policy, its server certificates, its customer managed policies.</summary>
    Account,
}
