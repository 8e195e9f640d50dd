using Keytide.Rotation.Fleet;

namespace Keytide.Storage.Memory;

/// <summary>The fleet's journal for demonstration and simulation: it lives as long as the process.</summary>
public sealed class MemoryFleetLog : IFleetLog
{
    private readonly List<FleetLine> _lines = [];

    public void Append(FleetLine line) => _lines.Add(line);

    public FleetLine? Latest(FleetLineKind kind, AccountId? account) =>
        _lines.FindLast(line => line.Kind == kind && line.Account == account);
}
