namespace Keytide.Rotation.Fleet;

/// <summary>The fleet's journal. Lines are only ever added; a line is on disk when <see cref="Append"/> returns.</summary>
public interface IFleetLog
{
    void Append(FleetLine line);

    /// <summary>The latest line of that kind, for that account; null where there is none.</summary>
    FleetLine? Latest(FleetLineKind kind, AccountId? account);
}
