using Keytide.Sandbox;
using Keytide.Sandbox.Faults;
using Keytide.Sandbox.World;

namespace Keytide.Cli.Sandbox;

/// <summary>The faults that can be asked for by name.</summary>
internal static class SandboxFaults
{
    public static IEnumerable<string> Names => FaultOptions.Names.Concat(ServiceKnobs.Names);

    /// <exception cref="KeytideException">A name is unknown.</exception>
    public static SandboxOptions Apply(IReadOnlyList<string> names, SandboxOptions options, SandboxWorld world)
    {
        foreach (var name in names.Except(FaultOptions.Names))
        {
            if (!world.Part<ServiceKnobs>().TurnOn(name))
            {
                throw new KeytideException(
                    $"--faults: there is none called {Quoted.Shorten(name)}.", $"There are {string.Join(", ", Names)}.");
            }
        }

        return options with { Faults = FaultOptions.Parse(names.Intersect(FaultOptions.Names)) };
    }
}
