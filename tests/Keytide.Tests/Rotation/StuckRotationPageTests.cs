using Keytide.Rotation;
using Keytide.Tests.Support;
using Keytide.Tests.Tidy;

namespace Keytide.Tests.Rotation;

public sealed class StuckRotationPageTests
{
    [Fact]
    public void The_page_on_stuck_rotations_knows_every_reason()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operating", "stuck-rotation.md"));
        Nothing.In(Enum.GetNames<BlockReason>().Where(reason => !page.Contains($"`{reason}`", StringComparison.Ordinal)));
    }
}
