using Keytide.Distribution;
using Keytide.Rotation;

namespace Keytide.Tests.Simulation.Swarm;

/// <summary>A rotator with one published mistake. The simulation has to catch each of them.</summary>
internal abstract class Mutant
{
    public virtual RotationPolicy Policy(RotationPolicy policy) => policy;

    public virtual IKeyAuthority Authority(IKeyAuthority real, SwarmRun run) => real;

    public virtual IDestination Destination(IDestination real, SwarmRun run) => real;
}
