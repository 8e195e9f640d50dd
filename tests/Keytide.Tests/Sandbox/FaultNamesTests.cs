using System.Text.RegularExpressions;
using Keytide.Sandbox.Faults;
using Keytide.Sandbox.World;
using Keytide.Tests.Support;

namespace Keytide.Tests.Sandbox;

public sealed partial class FaultNamesTests
{
    [Fact]
    public void The_guide_lists_the_faults_that_there_are()
    {
        var guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "guide", "sandbox.md"));
        var listed = TableRow().Matches(guide).Select(row => row.Groups[1].Value);
        Assert.Equal(FaultOptions.Names.Concat(ServiceKnobs.Names).Order(), listed.Order());
    }

    [Fact]
    public void A_service_fault_is_off_until_it_is_named()
    {
        var knobs = new ServiceKnobs();
        Assert.Equal(
            (TimeSpan.Zero, false, 0, TimeSpan.Zero),
            (knobs.SecretReadableAfter, knobs.EmptyPages, knobs.OrganizationsRefuseOneIn, knobs.EventDelay));
        Assert.All(ServiceKnobs.Names, name => Assert.True(knobs.TurnOn(name)));
        Assert.False(knobs.TurnOn("gremlins"));
        Assert.True(knobs is { EmptyPages: true, OrganizationsRefuseOneIn: > 1 }
            && knobs.SecretReadableAfter > TimeSpan.Zero && knobs.EventDelay > TimeSpan.Zero);
    }

    [GeneratedRegex(@"^\| `([a-z-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex TableRow();
}
