using Keytide.Inventory;
using Keytide.Inventory.Policies;

namespace Keytide.Tests.Inventory.Policies;

public sealed class PolicyLibraryTests
{
    private const string Everything = """{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
    private const string EverythingWithMfa =
        """{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}]}""";

    private const string NothingWithoutMfa = """
        {"Statement":[{"Effect":"Deny","NotAction":["iam:EnableMFADevice","sts:GetSessionToken"],"Resource":"*",
          "Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}]}
        """;

    private const string NoIam = """{"Statement":[{"Effect":"Deny","Action":"iam:*","Resource":"*"}]}""";
    private const string PowerUser = """{"Statement":[{"Effect":"Allow","NotAction":["iam:*","organizations:*"],"Resource":"*"}]}""";
    private const string AllButBilling = """{"Statement":[{"Effect":"Allow","NotAction":"aws-portal:*","Resource":"*"}]}""";
    private const string AllOfIam = """{"Statement":[{"Effect":"Allow","Action":"iam:*","Resource":"*"}]}""";
    private const string Pull =
        """{"Statement":[{"Effect":"Allow","Action":"codecommit:GitPull","Resource":"arn:aws:codecommit:*:*:web"}]}""";

    private const string ListRepositories = """{"Statement":[{"Effect":"Allow","Action":"codecommit:List*","Resource":"*"}]}""";

    private const string NoCodeCommit = """{"Statement":[{"Effect":"Deny","Action":"codecommit:*","Resource":"*"}]}""";

    private static readonly Provenance Live = new("test", DateTimeOffset.UnixEpoch, TimeSpan.Zero);

    [Theory]
    [InlineData(new[] { Everything }, GrantStrength.Unconditional, true)]
    [InlineData(new[] { AllOfIam }, GrantStrength.Unconditional, false)]
    [InlineData(new[] { AllButBilling }, GrantStrength.Unconditional, false)]
    [InlineData(new[] { PowerUser }, GrantStrength.None, false)]
    [InlineData(new[] { EverythingWithMfa }, GrantStrength.Conditional, true)]
    [InlineData(new[] { EverythingWithMfa, Everything }, GrantStrength.Unconditional, true)]
    [InlineData(new[] { Everything, NothingWithoutMfa }, GrantStrength.Conditional, true)]
    [InlineData(new[] { Everything, NoIam }, GrantStrength.None, false)]
    [InlineData(new[] { Everything, NoCodeCommit }, GrantStrength.Unconditional, true)]
    [InlineData(new string[0], GrantStrength.None, false)]
    public void Administration_is_everything_or_all_of_IAM_on_every_resource(string[] inline, GrantStrength strength, bool everything)
    {
        var grant = new PolicyLibrary(NoPolicies, NoGroups).AdministratorAccess(User(inline)).Value;

        Assert.Equal((strength, everything), (grant.Strength, grant.IsEverything));
    }

    [Fact]
    public void A_conditional_administrator_is_said_to_be_conditional_and_on_what()
    {
        var grant = new PolicyLibrary(NoPolicies, NoGroups).AdministratorAccess(User([Everything, NothingWithoutMfa])).Value;

        Assert.Equal(["aws:MultiFactorAuthPresent"], grant.ConditionKeys);
    }

    [Fact]
    public void Administration_comes_through_a_group_and_a_managed_policy()
    {
        var library = new PolicyLibrary(Managed("arn:p", Everything), Groups("admins", "arn:p"));

        var grant = library.AdministratorAccess(User([], groups: ["admins"])).Value;

        Assert.Equal(["p (group admins)"], grant.Policies);
    }

    [Fact]
    public void A_group_that_was_not_read_leaves_the_question_open()
    {
        var library = new PolicyLibrary(NoPolicies, Fact.Unknown<IReadOnlyList<UserGroup>>("denied"));

        var answer = library.AdministratorAccess(User([], groups: ["admins"]));

        Assert.False(answer.IsKnown);
        Assert.Contains("denied", answer.Reason);
    }

    [Fact]
    public void A_malformed_document_leaves_the_question_open()
    {
        var answer = new PolicyLibrary(NoPolicies, NoGroups).AdministratorAccess(User(["{"]));

        Assert.False(answer.IsKnown);
        Assert.Contains("could not be understood", answer.Reason);
    }

    [Fact]
    public void A_grant_that_was_seen_counts_although_another_policy_was_not_read()
    {
        var answer = new PolicyLibrary(NoPolicies, NoGroups).AdministratorAccess(User([Everything, "{"]));

        Assert.Equal(GrantStrength.Unconditional, answer.Value.Strength);
    }

    [Theory]
    [InlineData(Everything, GrantStrength.Unconditional)]
    [InlineData(EverythingWithMfa, GrantStrength.Conditional)]
    [InlineData(PowerUser, GrantStrength.None)]
    public void A_boundary_limits_what_policies_grant(string boundary, GrantStrength strength)
    {
        var library = new PolicyLibrary(Managed("arn:b", boundary), NoGroups);

        Assert.Equal(strength, library.AdministratorAccess(User([Everything], boundary: "arn:b")).Value.Strength);
    }

    [Fact]
    public void A_boundary_that_was_not_read_leaves_the_question_open() =>
        Assert.False(new PolicyLibrary(NoPolicies, NoGroups).AdministratorAccess(User([Everything], boundary: "arn:b")).IsKnown);

    [Theory]
    [InlineData(new[] { Pull }, ServiceAccess.ByName)]
    [InlineData(new[] { Everything }, ServiceAccess.ByWildcard)]
    [InlineData(new[] { PowerUser }, ServiceAccess.ByWildcard)]
    [InlineData(new[] { ListRepositories }, ServiceAccess.None)]
    [InlineData(new[] { AllOfIam }, ServiceAccess.None)]
    [InlineData(new[] { Pull, NoCodeCommit }, ServiceAccess.None)]
    [InlineData(new string[0], ServiceAccess.None)]
    public void A_service_is_allowed_by_name_by_a_wildcard_or_not_at_all(string[] inline, ServiceAccess access) =>
        Assert.Equal(access, new PolicyLibrary(NoPolicies, NoGroups).AccessToGit(User(inline)).Value);

    [Fact]
    public void A_boundary_without_the_service_takes_it_away()
    {
        var library = new PolicyLibrary(Managed("arn:b", AllOfIam), NoGroups);

        Assert.Equal(ServiceAccess.None, library.AccessToGit(User([Pull], boundary: "arn:b")).Value);
    }

    [Fact]
    public void Permissions_that_were_not_read_answer_nothing() =>
        Assert.False(new PolicyLibrary(NoPolicies, NoGroups).AccessToGit(Fact.Unknown<UserPermissions>("denied")).IsKnown);

    private static Fact<IReadOnlyList<ManagedPolicy>> NoPolicies => Known<ManagedPolicy>([]);

    private static Fact<IReadOnlyList<UserGroup>> NoGroups => Known<UserGroup>([]);

    private static Fact<IReadOnlyList<ManagedPolicy>> Managed(string arn, string document) =>
        Known<ManagedPolicy>([new(arn[4..], arn, IsAwsManaged: false, 1, 0, document)]);

    private static Fact<IReadOnlyList<UserGroup>> Groups(string name, string arn) =>
        Known<UserGroup>([new(name, "arn:" + name, [], [new PolicyAttachment(arn[4..], arn)])]);

    private static Fact<IReadOnlyList<T>> Known<T>(T[] items) => Fact.Known<IReadOnlyList<T>>(items, Live);

    private static Fact<UserPermissions> User(string[] inline, string[]? groups = null, string? boundary = null) =>
        Fact.Known(
            new UserPermissions(groups ?? [], [.. inline.Select((text, i) => new InlinePolicy($"inline{i}", text))], [], boundary), Live);
}
