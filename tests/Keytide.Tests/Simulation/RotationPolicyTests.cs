namespace Keytide.Tests.Simulation;

public sealed class RotationPolicyTests
{
    public static TheoryData<string> Actions => [.. PolicedRotation.Actions(hasRole: true)];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void With_exactly_the_printed_policies_everything_works_and_every_action_they_allow_is_called(bool hasRole)
    {
        var rotation = new PolicedRotation(hasRole);
        Assert.Empty(rotation.Play());
        var allowed = PolicedRotation.Actions(hasRole).Select(action => action.Split(':')[1]);
        Assert.Equal(allowed.Append("GetCallerIdentity").Order(StringComparer.Ordinal), rotation.Calls);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void Without_one_action_something_does_not_work_and_says_so(string action)
    {
        var rotation = new PolicedRotation(hasRole: true);
        rotation.Deny(action);
        Assert.Contains(rotation.Play(), problem => problem.Contains(action, StringComparison.Ordinal));
    }
}
