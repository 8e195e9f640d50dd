using Keytide.Rotation;
using Keytide.Sandbox.World;

namespace Keytide.Cli.Demo.Rotating;

/// <summary>
/// Somebody who looks at what waits for a human, once in a while. An inactive key that takes up the second place is deleted by hand, since
/// Keytide does not touch keys that it did not switch off itself; then the rotation is told to go on.
/// </summary>
internal sealed class DemoHuman(DemoEngine engine, SandboxWorld world, TimeProvider time, IEntropy entropy)
{
    private static readonly TimeSpan LooksEvery = TimeSpan.FromDays(4);

    /// <summary>How many keys were deleted by hand.</summary>
    public int Deleted { get; private set; }

    public async Task WorkAsync(DateTimeOffset until)
    {
        while (time.GetUtcNow() + LooksEvery < until)
        {
            await Task.Delay(LooksEvery, time);
            foreach (var one in await engine.Journal.ListAsync(subject: null, CancellationToken.None))
            {
                if (one.Block is { Reason: BlockReason.NoRoom })
                {
                    await MakeRoomAsync(one);
                }
            }
        }
    }

    private async Task MakeRoomAsync(RotationSummary one)
    {
        var user = world.FindAccount(one.Account.ToString())!.Users.First(user => user.Id == one.UserId);
        if (user.AccessKeys.FirstOrDefault(key => key.Status == KeyStatus.Inactive && key.Id != one.OldKey.Value) is { } idle)
        {
            user.RemoveAccessKey(idle, time.GetUtcNow());
            Deleted++;
        }

        try
        {
            var desk = new RotationDesk(engine.Journal, time, entropy, new RotationEngine("human", LeaseTerms.Usual));
            await desk.ResumeAsync(one.Id, "a human", CancellationToken.None);
        }
        catch (KeytideException)
        {
            // The engine is at work on this user now; the next look finds it again.
        }
    }
}
