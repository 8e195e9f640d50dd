using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World;
using Keytide.Sandbox.World.Organizations;

namespace Keytide.Sandbox.Organizations;

/// <summary>
/// Whom Organizations answers:
/// <code>
/// caller's account                  DescribeOrganization   everything else
/// in no organization                AWSOrganizationsNotInUseException
/// member                            yes                    AccessDeniedException
/// delegated administrator           yes                    yes
/// management account                yes                    yes
/// </code>
/// </summary>
internal static class OrganizationAccess
{
    public static Organization OfMember(Call call)
    {
        RefuseSometimes(call);
        var organization = call.World.Part<OrganizationPlace>().Organization;
        return organization?.FindAccount(call.Account.Id) is null
            ? throw new ApiException("AWSOrganizationsNotInUseException", "Your account is not a member of an organization.")
            : organization;
    }

    public static Organization OfAdministrator(Call call)
    {
        var organization = OfMember(call);
        var id = call.Account.Id;
        return id == organization.ManagementAccountId || organization.DelegatedAdministrators.Any(delegated => delegated.AccountId == id)
            ? organization
            : throw new ApiException("AccessDeniedException", "You don't have permissions to access this resource.");
    }

    private static void RefuseSometimes(Call call)
    {
        var place = call.World.Part<OrganizationPlace>();
        var oneIn = call.World.Part<ServiceKnobs>().OrganizationsRefuseOneIn;
        if (oneIn > 0 && Chance.At(call.World.Seed, Chance.Hash("organizations"), place.Calls++) < 1.0 / oneIn)
        {
            throw new ApiException("TooManyRequestsException", "AWS Organizations can't complete your request because another request is "
                + "already in progress. Try again later.");
        }
    }
}
