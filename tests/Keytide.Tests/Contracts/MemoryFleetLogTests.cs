using Keytide.Rotation.Fleet;
using Keytide.Storage.Memory;

namespace Keytide.Tests.Contracts;

public sealed class MemoryFleetLogTests : FleetLogContract
{
    protected override IFleetLog Log { get; } = new MemoryFleetLog();
}
