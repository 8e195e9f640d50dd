using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World.Organizations;

namespace Keytide.Sandbox.Organizations;

/// <summary>The reading operations of Organizations.</summary>
internal static class OrganizationReading
{
    private const int PageSize = 20;

    public static Structure Describe(Call call)
    {
        var organization = OrganizationAccess.OfMember(call);
        var management = organization.FindAccount(organization.ManagementAccountId)!;
        return new Structure
        {
            {
                "Organization", new Structure
                {
                    { "Id", organization.Id },
                    { "Arn", organization.Arn },
                    { "FeatureSet", "ALL" },
                    { "MasterAccountArn", organization.ArnOf(management) },
                    { "MasterAccountId", management.Id },
                    { "MasterAccountEmail", management.Email },
                    { "AvailablePolicyTypes", PolicyTypes() },
                }
            },
        };
    }

    public static Structure Accounts(Call call)
    {
        var organization = OrganizationAccess.OfAdministrator(call);
        return Paged(call, "Accounts", [.. organization.Accounts], account => Shown(organization, account));
    }

    public static Structure AccountsFor(Call call)
    {
        var (organization, parent) = Parent(call);
        return Paged(call, "Accounts", [.. organization.Accounts.Where(account => account.ParentId == parent)],
            account => Shown(organization, account));
    }

    public static Structure Roots(Call call)
    {
        var organization = OrganizationAccess.OfAdministrator(call);
        return Paged(call, "Roots", [organization], _ => new Structure
        {
            { "Id", organization.RootId },
            { "Arn", organization.RootArn },
            { "Name", "Root" },
            { "PolicyTypes", PolicyTypes() },
        });
    }

    public static Structure UnitsFor(Call call)
    {
        var (organization, parent) = Parent(call);
        return Paged(call, "OrganizationalUnits", [.. organization.Units.Where(unit => unit.ParentId == parent)], unit => new Structure
        {
            { "Id", unit.Id },
            { "Arn", organization.ArnOf(unit) },
            { "Name", unit.Name },
        });
    }

    public static Structure Parents(Call call)
    {
        var organization = OrganizationAccess.OfAdministrator(call);
        var parent = organization.ParentOf(call.Input.Required("ChildId"))
            ?? throw new ApiException("ChildNotFoundException", "You specified a child that doesn't exist.");
        return Paged(call, "Parents", [parent], id => new Structure
        {
            { "Id", id },
            { "Type", id == organization.RootId ? "ROOT" : "ORGANIZATIONAL_UNIT" },
        });
    }

    public static Structure Account(Call call)
    {
        var organization = OrganizationAccess.OfAdministrator(call);
        var account = organization.FindAccount(call.Input.Required("AccountId"))
            ?? throw new ApiException("AccountNotFoundException", "You specified an account that doesn't exist.");
        return new Structure { { "Account", Shown(organization, account) } };
    }

    public static Structure DelegatedAdministrators(Call call)
    {
        var organization = OrganizationAccess.OfAdministrator(call);
        var service = call.Input.Text("ServicePrincipal");
        var administrators = organization.DelegatedAdministrators.Where(each => service is null || each.ServicePrincipal == service)
            .DistinctBy(each => each.AccountId);
        return Paged(call, "DelegatedAdministrators", [.. administrators], each =>
        {
            var shown = Shown(organization, organization.FindAccount(each.AccountId)!);
            shown.Add("DelegationEnabledDate", each.EnabledAt);
            return shown;
        });
    }

    public static Structure TrustedServices(Call call)
    {
        var organization = OrganizationAccess.OfAdministrator(call);
        return Paged(call, "EnabledServicePrincipals", [.. organization.TrustedServices], service => new Structure
        {
            { "ServicePrincipal", service.Key },
            { "DateEnabled", service.Value },
        });
    }

    public static Structure Tags(Call call)
    {
        var organization = OrganizationAccess.OfAdministrator(call);
        var tags = organization.TagsOf(call.Input.Required("ResourceId"))
            ?? throw new ApiException("TargetNotFoundException", "You specified a target that doesn't exist.");
        return Paged(call, "Tags", [.. tags], tag => new Structure { { "Key", tag.Key }, { "Value", tag.Value } });
    }

    private static (Organization Organization, string Parent) Parent(Call call)
    {
        var organization = OrganizationAccess.OfAdministrator(call);
        var parent = call.Input.Required("ParentId");
        return organization.HasParent(parent)
            ? (organization, parent)
            : throw new ApiException("ParentNotFoundException", "You specified parent that doesn't exist.");
    }

    private static Structure Paged<T>(Call call, string member, IReadOnlyList<T> all, Func<T, Structure> show)
    {
        var page = Paging.Of(call, all, PageSize, InvalidToken, canBeEmpty: true);
        return new Structure { { member, page.Items.Select(show).ToList() }, { "NextToken", page.NextToken } };
    }

    private static Structure Shown(Organization organization, MemberAccount account) => new()
    {
        { "Id", account.Id },
        { "Arn", organization.ArnOf(account) },
        { "Email", account.Email },
        { "Name", account.Name },
        { "Status", StatusOf(account.State) },
        { "State", StateOf(account.State) },
        { "JoinedMethod", account.WasInvited ? "INVITED" : "CREATED" },
        { "JoinedTimestamp", account.JoinedAt },
    };

    // What the older member says of states that came later is not documented.
    private static string StatusOf(AccountState state) => state switch
    {
        AccountState.Active or AccountState.PendingActivation => "ACTIVE",
        AccountState.PendingClosure => "PENDING_CLOSURE",
        _ => "SUSPENDED",
    };

    private static string StateOf(AccountState state) => state switch
    {
        AccountState.Active => "ACTIVE",
        AccountState.Suspended => "SUSPENDED",
        AccountState.PendingActivation => "PENDING_ACTIVATION",
        AccountState.PendingClosure => "PENDING_CLOSURE",
        _ => "CLOSED",
    };

    private static List<Structure> PolicyTypes() => [new() { { "Type", "SERVICE_CONTROL_POLICY" }, { "Status", "ENABLED" } }];

    private static ApiException InvalidToken() =>
        new("InvalidInputException", "You provided invalid values for one or more of the request parameters: INVALID_NEXT_TOKEN.");
}
