namespace Keytide.Connectors.Aws.Organizations;

/// <summary>Error codes of Organizations that callers act on (service model 2016-11-28).</summary>
public static class OrganizationsErrorCode
{
    /// <summary>The caller's account is in no organization.</summary>
    public const string NotInUse = "AWSOrganizationsNotInUseException";
}
