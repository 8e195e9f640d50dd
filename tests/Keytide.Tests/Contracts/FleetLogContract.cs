using Keytide.Rotation.Fleet;
using Keytide.Tests.Rotation;

namespace Keytide.Tests.Contracts;

/// <summary>What every fleet's journal does.</summary>
public abstract class FleetLogContract
{
    protected abstract IFleetLog Log { get; }

    [Fact]
    public void The_latest_line_of_its_kind_and_account_is_found_whole()
    {
        var other = AccountId.Parse("999999999999");
        FleetLine[] lines =
        [
            new(RotationSamples.Start, FleetLineKind.Looked, RotationSamples.Account, "m", "first"),
            new(RotationSamples.Start.AddHours(1), FleetLineKind.Looked, RotationSamples.Account, "n", "second"),
            new(RotationSamples.Start, FleetLineKind.Looked, other, "", "third"),
            new(RotationSamples.Start, FleetLineKind.Stopped, null, "", "fourth"),
        ];
        Assert.Null(Log.Latest(FleetLineKind.Looked, RotationSamples.Account));
        foreach (var line in lines)
        {
            Log.Append(line);
        }

        Assert.Equal(lines[1], Log.Latest(FleetLineKind.Looked, RotationSamples.Account));
        Assert.Equal(lines[2], Log.Latest(FleetLineKind.Looked, other));
        Assert.Equal(lines[3], Log.Latest(FleetLineKind.Stopped, null));
        Assert.Null(Log.Latest(FleetLineKind.Looked, null));
        Assert.Null(Log.Latest(FleetLineKind.Released, null));
    }
}
