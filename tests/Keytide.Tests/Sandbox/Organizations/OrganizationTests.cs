using System.Text.Json;
using Keytide.Sandbox.World;
using Keytide.Sandbox.World.Organizations;

namespace Keytide.Tests.Sandbox.Organizations;

public sealed class OrganizationTests
{
    private const string UnitId = "ou-ab12-11112222";
    private readonly SmallWorld _world = new();

    [Fact]
    public void An_account_outside_any_organization_is_told_so()
    {
        foreach (var operation in new[] { "DescribeOrganization", "ListAccounts", "ListRoots" })
        {
            Assert.Equal((400, "AWSOrganizationsNotInUseException"), (Call(operation).Status, Call(operation).Code));
        }
    }

    [Fact]
    public void Accounts_come_twenty_a_page()
    {
        MakeOrganization(members: 45);
        var sizes = new List<int>();
        var ids = new HashSet<string?>();
        string? token = null;
        do
        {
            var page = Call("ListAccounts", token is null ? new { } : new { NextToken = token }).Ok().Json;
            sizes.Add(page.GetProperty("Accounts").GetArrayLength());
            ids.UnionWith(page.GetProperty("Accounts").EnumerateArray().Select(account => account.GetProperty("Id").GetString()));
            token = page.TryGetProperty("NextToken", out var next) ? next.GetString() : null;
        }
        while (token is not null);
        Assert.Equal([20, 20, 6], sizes);
        Assert.Equal(46, ids.Count);
        Assert.Equal("ValidationException", Call("ListAccounts", new { MaxResults = 21 }).Code);
        Assert.Equal("InvalidInputException", Call("ListAccounts", new { NextToken = "nonsense" }).Code);
    }

    [Fact]
    public void A_page_can_be_empty_and_still_not_the_last()
    {
        MakeOrganization(members: 3);
        _world.World.Part<ServiceKnobs>().EmptyPages = true;
        var first = Call("ListAccounts").Ok().Json;
        Assert.Equal(0, first.GetProperty("Accounts").GetArrayLength());
        var second = Call("ListAccounts", new { NextToken = first.GetProperty("NextToken").GetString() }).Ok().Json;
        Assert.Equal(4, second.GetProperty("Accounts").GetArrayLength());
        Assert.False(second.TryGetProperty("NextToken", out _));
    }

    [Fact]
    public void Only_the_management_account_and_a_delegated_one_may_list()
    {
        var organization = MakeOrganization(members: 2);
        var member = MemberClient("200000000000");
        Assert.Equal("AccessDeniedException", Call(member, "ListAccounts").Code);
        Call(member, "DescribeOrganization").Ok();
        organization.Delegate(new DelegatedAdministrator("200000000000", "iam.amazonaws.com", _world.Time.Now));
        Call(member, "ListAccounts").Ok();
        var administrators = Call("ListDelegatedAdministrators").Ok().Json.GetProperty("DelegatedAdministrators");
        Assert.Equal("200000000000", administrators[0].GetProperty("Id").GetString());
    }

    [Fact]
    public void The_tree_can_be_walked_from_root_to_account_and_back()
    {
        MakeOrganization(members: 2);
        var root = Call("ListRoots").Ok().Json.GetProperty("Roots")[0];
        var rootId = root.GetProperty("Id").GetString();
        Assert.Equal($"arn:aws:organizations::111111111111:root/o-abcdefghij/{rootId}", root.GetProperty("Arn").GetString());
        var unit = Call("ListOrganizationalUnitsForParent", new { ParentId = rootId }).Ok().Json.GetProperty("OrganizationalUnits")[0];
        Assert.Equal(UnitId, unit.GetProperty("Id").GetString());
        var inside = Call("ListAccountsForParent", new { ParentId = UnitId }).Ok().Json.GetProperty("Accounts");
        Assert.Equal(2, inside.GetArrayLength());
        var parent = Call("ListParents", new { ChildId = "200000000000" }).Ok().Json.GetProperty("Parents")[0];
        Assert.Equal((UnitId, "ORGANIZATIONAL_UNIT"), (parent.GetProperty("Id").GetString(), parent.GetProperty("Type").GetString()));
        Assert.Equal("ParentNotFoundException", Call("ListAccountsForParent", new { ParentId = "ou-ab12-99999999" }).Code);
        Assert.Equal("ChildNotFoundException", Call("ListParents", new { ChildId = "999999999999" }).Code);
    }

    [Fact]
    public void A_suspended_account_is_listed_as_suspended()
    {
        var organization = MakeOrganization(members: 2);
        organization.AddAccount(organization.FindAccount("200000000000")! with { State = AccountState.Suspended });
        var account = Call("DescribeAccount", new { AccountId = "200000000000" }).Ok().Json.GetProperty("Account");
        Assert.Equal("SUSPENDED", account.GetProperty("Status").GetString());
        Assert.Equal("AccountNotFoundException", Call("DescribeAccount", new { AccountId = "999999999999" }).Code);
    }

    [Fact]
    public void Tags_are_told_of_accounts_units_and_the_root()
    {
        MakeOrganization(members: 1).Tag("200000000000", "environment", "prod");
        var tags = Call("ListTagsForResource", new { ResourceId = "200000000000" }).Ok().Json.GetProperty("Tags");
        Assert.Equal("prod", tags[0].GetProperty("Value").GetString());
        Assert.Equal(0, Call("ListTagsForResource", new { ResourceId = UnitId }).Ok().Json.GetProperty("Tags").GetArrayLength());
        Assert.Equal("TargetNotFoundException", Call("ListTagsForResource", new { ResourceId = "999999999999" }).Code);
    }

    [Fact]
    public void Some_calls_can_be_too_many()
    {
        MakeOrganization(members: 1);
        _world.World.Part<ServiceKnobs>().OrganizationsRefuseOneIn = 3;
        var codes = Enumerable.Range(0, 60).Select(_ => Call("ListAccounts").Code).ToList();
        Assert.InRange(codes.Count(code => code == "TooManyRequestsException"), 8, 35);
        Assert.Contains(null, codes);
    }

    private Reply Call(string operation, object? body = null) => Call(_world.Admin, operation, body);

    private static Reply Call(SandboxClient client, string operation, object? body = null) =>
        client.Json("organizations", "AWSOrganizationsV20161128." + operation, JsonSerializer.Serialize(body ?? new { }));

    private Organization MakeOrganization(int members)
    {
        var since = _world.Time.Now.AddYears(-1);
        var management = new MemberAccount(SmallWorld.AccountId, "main", "aws@example.com", "r-ab12", since);
        var organization = new Organization("o-abcdefghij", "r-ab12", management);
        organization.AddUnit(new OrganizationalUnit(UnitId, "Workloads", "r-ab12"));
        for (var i = 0; i < members; i++)
        {
            organization.AddAccount(new MemberAccount($"{200_000_000_000 + i}", $"account {i}", $"aws+{i}@example.com", UnitId, since));
        }
        _world.World.Part<OrganizationPlace>().Organization = organization;
        return organization;
    }

    private SandboxClient MemberClient(string accountId)
    {
        var account = _world.World.AddAccount(accountId, "member", _world.Time.Now.AddYears(-1));
        var user = account.AddUser("reader", _world.Time.Now.AddDays(-30));
        user.AttachPolicy("arn:aws:iam::aws:policy/AdministratorAccess", _world.Time.Now.AddDays(-30));
        return _world.ClientOf(user.AddAccessKey(_world.Time.Now.AddDays(-30)));
    }
}
