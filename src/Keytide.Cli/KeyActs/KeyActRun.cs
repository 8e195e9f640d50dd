using Keytide.Cli.Rotate;
using Keytide.Connectors.Aws.Iam;
using Keytide.Connectors.Aws.Rotation;
using Keytide.Rotation;

namespace Keytide.Cli.KeyActs;

/// <summary>
/// Changes single keys as rotations do: under the user's lease, on what is seen at that moment, the intent written down first.
/// </summary>
internal sealed class KeyActRun(CommandContext context, EngineRoom room)
{
    /// <summary>Changes one key that a person named.</summary>
    /// <exception cref="KeytideException">The key is nobody's, or the change is refused.</exception>
    public async Task<KeyActResult> OneAsync(KeyChange change, AccessKeyId key, CancellationToken cancellation)
    {
        var user = await KeyOwner.FindAsync(new IamClient(room.Aws), key, cancellation);
        var result = await ActAsync(change, user.Name, user.Id, key, unusedFor: null, isDryRun: false, cancellation);
        return result.Refusal is { } refusal ? throw new KeytideException(refusal.Why, refusal.Todo) : result.Result;
    }

    /// <summary>Deactivates every active key of the account that is unused for that long.</summary>
    public async Task<IReadOnlyList<KeyActResult>> SweepAsync(TimeSpan unusedFor, bool isDryRun, CancellationToken cancellation)
    {
        var caller = await room.CallerAsync(cancellation);
        var results = new List<KeyActResult>();
        foreach (var user in await new IamClient(room.Aws).ListUsersAsync(cancellation))
        {
            if (user.Id == caller.UserId)
            {
                continue; // The very key that signs these calls may not be on record as used yet.
            }

            var authority = new AwsKeyAuthority(room.Aws, room.Aws, RotationId.New(context.Entropy));
            var listed = await authority.ListKeysAsync(user.Name, cancellation);
            var seen = listed.IsKnown ? await authority.ReadUserAsync(user.Name, cancellation) : default;
            if (!listed.TryGet(out var keys) || !seen.TryGet(out var facts))
            {
                throw new KeytideException(
                    $"The keys of {Quoted.Shorten(user.Name)} could not be read: {(listed.IsKnown ? seen.Reason : listed.Reason)}",
                    "Allow iam:ListAccessKeys and iam:GetUser. What was deactivated before stays so; keytide keys list shows it.");
            }

            if (facts.ExcludedBy is { } tag)
            {
                context.Talk.Note($"{Quoted.Shorten(user.Name)} is left alone: it carries the tag {Quoted.Shorten(tag)}.");
                continue;
            }

            foreach (var key in keys.Where(key => key.IsActive).OrderBy(key => key.Id))
            {
                var (result, refusal) = await ActAsync(
                    KeyChange.Deactivate, user.Name, user.Id, key.Id, unusedFor, isDryRun, cancellation);
                if (refusal is not null || result.Outcome != KeyActOutcome.AlreadySo)
                {
                    results.Add(result);
                }
            }
        }

        return results;
    }

    private async Task<(KeyActResult Result, KeyActRefusal? Refusal)> ActAsync(
        KeyChange change,
        string userName,
        string userId,
        AccessKeyId key,
        TimeSpan? unusedFor,
        bool isDryRun,
        CancellationToken cancellation)
    {
        var account = (await room.CallerAsync(cancellation)).Account;
        var lease = await room.LeaseAsync(Lease.SubjectOf(account, userId), cancellation);
        try
        {
            var authority = new AwsKeyAuthority(room.Aws, room.Aws, RotationId.New(context.Entropy));
            var seen = await SeeAsync(authority, userName, key, cancellation);
            var now = context.Time.GetUtcNow();
            var rotations = await room.Journal.ListAsync(lease.Subject, cancellation);
            var use = seen.LastUse.TryGet(out var last) ? last.At : null;
            if (KeyActRules.Refusal(change, seen, rotations, RotationPolicy.Default.QuietWindow, now) is { } refusal)
            {
                return (new(userName, key, KeyActOutcome.Refused, $"{refusal.Why} {refusal.Todo}", use), refusal);
            }

            if (unusedFor is { } span && (KeyActRules.UnusedSince(seen) is not { } since || since + span > now))
            {
                return KeyActRules.UnusedSince(seen) is null
                    ? (new(userName, key, KeyActOutcome.Refused, "When it was made is not known, and it has no use on record.", use), null)
                    : (new(userName, key, KeyActOutcome.AlreadySo, "It is in use.", use), null);
            }

            if (change != KeyChange.Delete && seen.IsActive == (change == KeyChange.Reactivate))
            {
                var status = seen.IsActive ? "active" : "inactive";
                return (new(userName, key, KeyActOutcome.AlreadySo, $"It is {status} already.", use), null);
            }

            var reason = use is { } at ? $"last used {at:u}" : seen.LastUse.IsKnown ? "no use on record" : "last use unknown";
            if (isDryRun)
            {
                return (new(userName, key, KeyActOutcome.WouldBeDone, reason, use), null);
            }

            var act = new KeyAct(account, userName, userId, key, change, ThisEngine.Operator(), reason);
            return (await DoAsync(lease, act, authority, use, cancellation), null);
        }
        finally
        {
            await room.Journal.ReleaseAsync(lease, context.Time.GetUtcNow(), CancellationToken.None);
        }
    }

    private async Task<KeyActResult> DoAsync(
        Lease lease, KeyAct act, AwsKeyAuthority authority, DateTimeOffset? use, CancellationToken cancellation)
    {
        var intent = room.Acts.Intend(lease, act, context.Time.GetUtcNow());
        try
        {
            await authority.ChangeAsync(act.Change, act.UserName, act.Key, cancellation);
        }
        catch (KeyAuthorityException problem)
        {
            room.Acts.Conclude(lease, act, intent, isDone: false, problem.Message, context.Time.GetUtcNow());
            return new(act.UserName, act.Key, KeyActOutcome.Failed, problem.Message, use);
        }

        room.Acts.Conclude(lease, act, intent, isDone: true, "IAM agreed", context.Time.GetUtcNow());
        return new(act.UserName, act.Key, KeyActOutcome.Done, act.Reason, use);
    }

    private static async Task<SeenKey> SeeAsync(
        AwsKeyAuthority authority, string userName, AccessKeyId key, CancellationToken cancellation)
    {
        var listed = await authority.ListKeysAsync(userName, cancellation);
        if (!listed.TryGet(out var keys))
        {
            throw new KeytideException($"The keys of {Quoted.Shorten(userName)} could not be listed: {listed.Reason}", "Try again.");
        }

        var found = keys.FirstOrDefault(candidate => candidate.Id == key)
            ?? throw new KeytideException($"{Quoted.Shorten(userName)} has no access key {key} any more.", "keytide keys list shows them.");
        return new SeenKey(key, found.IsActive, found.CreatedAt, await authority.ReadLastUseAsync(key, cancellation));
    }
}
