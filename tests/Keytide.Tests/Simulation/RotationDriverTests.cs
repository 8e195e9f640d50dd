using System.Text;
using Keytide.Connectors.Aws.Wire;
using Keytide.Rotation;
using Keytide.Sandbox.World;
using Keytide.Storage.Memory;
using Keytide.Tests.Sandbox;

namespace Keytide.Tests.Simulation;

public sealed class RotationDriverTests
{
    /// <summary>As short as can be, so that a crash at each of its points is soon played.</summary>
    private static readonly RotationPolicy Short =
        RotationPolicy.Default with { QuietWindow = TimeSpan.FromHours(5), Soak = TimeSpan.FromMinutes(20) };

    [Fact]
    public void A_rotation_ends_with_the_new_key_everywhere_and_the_old_one_gone()
    {
        var rig = new RotationRig();
        rig.Start();
        var end = rig.Run();
        Assert.IsType<RotationAction.Rest>(end.Action);
        Rotated(rig);
        var took = rig.Clock.GetUtcNow() - rig.State.RequestedAt;
        Assert.InRange(took, TimeSpan.FromDays(8), TimeSpan.FromDays(8) + TimeSpan.FromHours(1));
    }

    [Fact]
    public void The_secret_is_nowhere_in_the_journal()
    {
        var rig = new RotationRig();
        rig.Start();
        rig.Run();
        var log = Encoding.Latin1.GetString(rig.Disk.Content.Span);
        Assert.Contains(rig.Newest.Id, log);
        Assert.DoesNotContain(rig.Newest.Secret[..12], log);
        Assert.DoesNotContain(rig.Old.Secret[..12], log);
    }

    [Fact]
    public void A_key_whose_answer_was_lost_is_attributed_retired_and_made_anew()
    {
        var rig = new RotationRig();
        rig.Start();
        Once(rig, "CreateAccessKey", () => throw new AwsTransportException("cut"));
        Assert.IsType<RotationAction.Rest>(rig.Run().Action);
        Rotated(rig);
        Assert.Equal(3, rig.User.AllAccessKeys.Count());
        Assert.Contains(Lines(rig), line => line is RotationEvent.OrphanFound);
    }

    [Fact]
    public void A_request_that_never_arrived_leaves_no_orphan()
    {
        var rig = new RotationRig();
        rig.Start();
        rig.Wires.Before = action =>
        {
            if (action == "CreateAccessKey")
            {
                rig.Wires.Before = null;
                throw new AwsTransportException("cut");
            }
        };
        Assert.IsType<RotationAction.Rest>(rig.Run().Action);
        Rotated(rig);
        Assert.Equal(2, rig.User.AllAccessKeys.Count());
    }

    [Fact]
    public void A_key_that_is_still_used_stays_until_it_is_not()
    {
        var rig = new RotationRig();
        rig.Start();
        var start = rig.Clock.GetUtcNow();
        rig.Clock.CreateTimer(
            _ =>
            {
                if (rig.Clock.GetUtcNow() < start.AddDays(30))
                {
                    new SandboxClient(rig.Account.Sandbox, rig.Clock, rig.Old.Id, rig.Old.Secret).Sts("GetCallerIdentity").Ok();
                }
                else if (rig.User.AccessKeys.Count > 1)
                {
                    new SandboxClient(rig.Account.Sandbox, rig.Clock, rig.Newest.Id, rig.Newest.Secret).Sts("GetCallerIdentity").Ok();
                }
            },
            null, TimeSpan.FromHours(1), TimeSpan.FromHours(6));
        Assert.IsType<RotationAction.Rest>(rig.Run().Action);
        Rotated(rig);
        Assert.True(rig.Clock.GetUtcNow() - start > TimeSpan.FromDays(37));
    }

    [Fact]
    public void A_rollback_after_the_switch_brings_the_old_key_back_everywhere()
    {
        var rig = new RotationRig();
        rig.Start();
        Once(rig, "UpdateAccessKey", () => throw new EngineDiedException());
        Assert.Throws<EngineDiedException>(() => rig.Run());
        rig.Crash(1);
        OnLoop(rig, () => rig.Desk().RollBackAsync(rig.Rotation, "tests", default));
        Assert.IsType<RotationAction.Rest>(rig.Run().Action);
        Assert.Equal(RotationPhase.RolledBack, rig.State.Phase);
        Assert.Equal(rig.Old.Id, Assert.Single(rig.User.AccessKeys).Id);
        Assert.Equal(KeyStatus.Active, rig.Old.Status);
        Assert.Contains(rig.Old.Secret, rig.Account.SecretText("prod/db"));
        Assert.Contains(rig.Old.Secret, FileText(rig));
    }

    [Fact]
    public void An_emergency_switches_the_old_key_off_first()
    {
        var rig = new RotationRig();
        rig.Start(emergency: true);
        Assert.IsType<RotationAction.Rest>(rig.Run().Action);
        Rotated(rig);
        var kinds = Lines(rig).ToList();
        Assert.True(kinds.FindIndex(line => line is RotationEvent.KeyChanged { Change: KeyChange.Deactivate })
            < kinds.FindIndex(line => line is RotationEvent.MintIntended));
    }

    [Fact]
    public void A_paused_engine_that_wakes_after_another_took_over_does_nothing_more()
    {
        var rig = new RotationRig();
        rig.Start();
        var woken = false;
        rig.Wires.Before = action =>
        {
            if (action == "ListAccessKeys" && !woken)
            {
                woken = true;
                rig.Clock.Advance(TimeSpan.FromMinutes(30));
                OnLoop(rig, () => rig.Driver("two").AdvanceAsync(rig.Rotation, default));
            }
        };
        Assert.Throws<LeaseLostException>(() => OnLoop(rig, () => rig.Driver("one").AdvanceAsync(rig.Rotation, default)));
        Assert.IsType<RotationAction.Rest>(rig.Run("two").Action);
        Rotated(rig);
        Assert.Equal(2, rig.User.AllAccessKeys.Count());
    }

    [Fact]
    public void A_crash_at_every_write_of_the_journal_is_survived()
    {
        var points = 0;
        foreach (var moment in Enum.GetValues<DiskMoment>())
        {
            for (var write = 1; ; write++)
            {
                var rig = new RotationRig(policy: Short);
                rig.Start();
                var left = write;
                rig.Disk.At = at => _ = at == moment && --left == 0 ? throw new EngineDiedException() : 0;
                if (!Dies(rig))
                {
                    break;
                }

                points++;
                rig.Crash((ulong)write);
                Survives(rig, $"{moment} {write}");
            }
        }

        Assert.True(points > 60, $"Only {points} crash points.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_crash_around_every_request_is_survived(bool before)
    {
        for (var request = 1; ; request++)
        {
            var rig = new RotationRig(policy: Short);
            rig.Start();
            var left = request;
            void Trip(string action) => _ = --left == 0 ? throw new EngineDiedException() : 0;
            rig.Wires.Before = before ? Trip : null;
            rig.Wires.After = before ? null : Trip;
            if (!Dies(rig))
            {
                Assert.True(request > 40, $"Only {request} requests.");
                return;
            }

            rig.Crash((ulong)request);
            Survives(rig, $"request {request}");
        }
    }

    private static bool Dies(RotationRig rig)
    {
        try
        {
            rig.Run();
            return false;
        }
        catch (EngineDiedException)
        {
            return true;
        }
    }

    private static void Survives(RotationRig rig, string where)
    {
        var end = rig.Run("two");
        Assert.True(end.Action is RotationAction.Rest, $"{where}: {rig.State.Phase}: {end.Because}");
        Rotated(rig);
    }

    private static void Rotated(RotationRig rig)
    {
        Assert.Equal(RotationPhase.Closed, rig.State.Phase);
        var key = Assert.Single(rig.User.AccessKeys);
        Assert.NotEqual(rig.Old.Id, key.Id);
        Assert.Equal(KeyStatus.Active, key.Status);
        Assert.Contains(key.Id, rig.Account.SecretText("prod/db"));
        Assert.Contains(key.Secret, rig.Account.SecretText("prod/db"));
        Assert.Contains("\"host\":\"db\"", rig.Account.SecretText("prod/db"));
        Assert.Contains(key.Id, FileText(rig));
        Assert.Contains(key.Secret, FileText(rig));
    }

    private static string FileText(RotationRig rig) => Encoding.UTF8.GetString(rig.Files.Read(RotationRig.Profile.Name)!);

    private static IEnumerable<RotationEvent> Lines(RotationRig rig) =>
        rig.Journal.ReadAsync(rig.Rotation, default).GetAwaiter().GetResult().Select(line => line.Event);

    private static void Once(RotationRig rig, string action, Action then) => rig.Wires.After = done =>
    {
        if (done == action)
        {
            rig.Wires.After = null;
            then();
        }
    };

    private static void OnLoop(RotationRig rig, Func<Task> work) => Keytide.Sandbox.Clock.VirtualLoop.Run(rig.Clock, work);
}
