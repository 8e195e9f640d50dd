using Keytide.Sandbox;
using Keytide.Sandbox.World;

namespace Keytide.Tests.Simulation.Swarm;

/// <summary>Other people at work in the same account, and those who change what Keytide may do.</summary>
internal sealed class SwarmOthers(SwarmRun run)
{
    private static readonly string[] Denials =
        ["*", "iam:GetAccessKeyLastUsed", "iam:ListAccessKeys", "iam:UpdateAccessKey", "iam:CreateAccessKey", "iam:DeleteAccessKey",
            "secretsmanager:*", "cloudtrail:LookupEvents", "iam:GetUser", "sts:*"];

    private readonly Chance _chance = run.Chance("others");
    private bool _denies;

    private SwarmWorld World => run.World;

    public void Set()
    {
        for (var i = 0; i < run.Settings.PolicyChanges; i++)
        {
            At(Deny);
        }

        for (var i = 0; i < run.Settings.OtherDeeds; i++)
        {
            At(Meddle);
        }

        for (var i = 0; i < run.Settings.Suspensions; i++)
        {
            At(() =>
            {
                run.IsSuspended = true;
                Later(TimeSpan.FromHours(30 * _chance.NextDouble()), () => run.IsSuspended = false);
            });
        }

        for (var i = 0; i < run.Settings.Edits; i++)
        {
            At(() =>
            {
                World.Stores.Edit(document => document["host"] = $"db{_chance.NextInt(100)}");
                run.Trace.Note("somebody", "edits another field of the secret");
            });
        }

        if (run.Settings.Skew > TimeSpan.Zero)
        {
            for (var i = 0; i < 4; i++)
            {
                At(() => run.JumpClocks(_chance));
            }
        }
    }

    public void Heal()
    {
        if (_denies)
        {
            World.Role.RemovePolicy("deny", World.Now);
            _denies = false;
        }
    }

    private void Deny()
    {
        var action = Denials[_chance.NextInt(Denials.Length)];
        run.Trace.Note("somebody", $"denies Keytide {action}");
        World.Role.PutPolicy(
            "deny", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"{{action}}","Resource":"*"}]}""", World.Now);
        _denies = true;
        Later(TimeSpan.FromHours(30 * _chance.NextDouble()), Heal);
    }

    private void Meddle()
    {
        var keys = World.User.AccessKeys;
        var key = keys.Count == 0 ? null : keys[_chance.NextInt(keys.Count)];
        var deed = _chance.NextInt(10);
        run.Trace.Note("somebody", $"does {deed} to {key?.Id}");
        switch (deed)
        {
            case 0 when key is not null:
                run.Oracle.OtherTouched(key.Id);
                World.User.RemoveAccessKey(key, World.Now);
                break;
            case 1 when key is not null:
                run.Oracle.OtherTouched(key.Id);
                key.SetStatus(KeyStatus.Inactive, World.Now);
                break;
            case 2 when key is not null:
                run.Oracle.OtherTouched(key.Id);
                key.SetStatus(KeyStatus.Active, World.Now);
                break;
            case 3 or 4 when keys.Count < 3:
                run.Oracle.OtherTouched(World.User.AddAccessKey(World.Now).Id);
                break;
            case 5 when key is not null:
                var place = World.Places[_chance.NextInt(World.Places.Count)];
                run.Oracle.OtherTouched(place);
                World.Stores.Put(place, key);
                break;
            case 6:
                World.User.Tags.Add(new Tag("keytide:break-glass", "true"));
                break;
            case 7 when _chance.NextInt(4) == 0:
                run.UserIsGone();
                World.DeleteUser();
                break;
            case 8 when World.Places.Contains(SwarmPlaces.Secret):
                run.Oracle.OtherTouched(SwarmPlaces.Secret);
                World.Stores.MoveCurrentBack();
                break;
            case 9 when World.Places.Contains(SwarmPlaces.Secret):
                run.Oracle.OtherTouched(SwarmPlaces.Secret);
                World.Stores.DeleteSecret();
                Later(TimeSpan.FromHours(40 * _chance.NextDouble()), World.Stores.RestoreSecret);
                break;
            default:
                break;
        }
    }

    private void At(Action what) => Later(run.Settings.Trouble * _chance.NextDouble(), what);

    private void Later(TimeSpan after, Action what) => World.Clock.CreateTimer(_ => what(), null, after, Timeout.InfiniteTimeSpan);
}
