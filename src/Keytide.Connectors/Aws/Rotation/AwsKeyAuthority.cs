using System.Collections.Immutable;
using Keytide.Connectors.Aws.CloudTrail;
using Keytide.Connectors.Aws.Credentials;
using Keytide.Connectors.Aws.Iam;
using Keytide.Connectors.Aws.Sts;
using Keytide.Connectors.Aws.Wire;
using Keytide.Distribution;
using Keytide.Inventory;
using Keytide.Rotation;

namespace Keytide.Connectors.Aws.Rotation;

/// <summary>IAM of one account, for one rotation.</summary>
/// <param name="reader">Asks; may be shared by all rotations of the account, and then their calls are paced together.</param>
/// <param name="actor">
/// Changes, on the rotation's errand: its user agent names the rotation, and where there is a role, so does its RoleSessionName. By either
/// CloudTrail tells later which key this rotation made, and who did what to the others.
/// </param>
/// <param name="rotation">Whose session.</param>
public sealed class AwsKeyAuthority(AwsClient reader, AwsClient actor, RotationId rotation) : IKeyAuthority
{
    private readonly IamClient _reading = new(reader);
    private readonly IamClient _acting = new(actor);

    public string HomeRegion => reader.Endpoints.Region;

    public async Task<Fact<SeenUser>> ReadUserAsync(string userName, CancellationToken cancellation)
    {
        try
        {
            var user = await _reading.GetUserAsync(userName, cancellation);
            return Known(new SeenUser(user.Id, ExcludingTags.In(user.Tags)), GetUser.Operation);
        }
        catch (AwsException problem) when (problem.Kind == AwsErrorKind.NotFound)
        {
            return Known(new SeenUser(null, null), GetUser.Operation);
        }
        catch (AwsException problem)
        {
            return Fact.Unknown<SeenUser>(problem.Message);
        }
    }

    public async Task<Fact<IReadOnlyList<ListedKey>>> ListKeysAsync(string userName, CancellationToken cancellation)
    {
        try
        {
            var keys = await _reading.ListAccessKeysAsync(userName, cancellation);
            return Known<IReadOnlyList<ListedKey>>(
                [.. keys.Select(key => new ListedKey(key.Id, key.Status != Iam.CredentialStatus.Inactive, key.CreatedAt))],
                Iam.ListAccessKeys.Operation);
        }
        catch (AwsException problem) when (problem.Kind == AwsErrorKind.NotFound)
        {
            return Known<IReadOnlyList<ListedKey>>([], Iam.ListAccessKeys.Operation); // There is no such user, so there are no such keys.
        }
        catch (AwsException problem)
        {
            return Fact.Unknown<IReadOnlyList<ListedKey>>(problem.Message);
        }
    }

    public async Task<Fact<LastUse>> ReadLastUseAsync(AccessKeyId key, CancellationToken cancellation)
    {
        try
        {
            var use = await _reading.GetAccessKeyLastUsedAsync(key, cancellation);
            return Known(new LastUse(use.LastUsedAt, use.ServiceName, use.Region), GetAccessKeyLastUsed.Operation);
        }
        catch (AwsException problem)
        {
            return Fact.Unknown<LastUse>(problem.Message);
        }
    }

    public async Task<Fact<ImmutableSortedSet<AccessKeyId>>> KeysMadeAsync(
        string userName, DateTimeOffset since, CancellationToken cancellation)
    {
        try
        {
            var trail = new CloudTrailClient(reader.In(reader.Endpoints.Partition.GlobalRegion));
            var events = await trail.LookupEventsAsync("EventName", "CreateAccessKey", since, cancellation);
            return Known(
                events.Select(text => KeyCreation.Find(text, userName, rotation)).OfType<AccessKeyId>().ToImmutableSortedSet(),
                LookupEvents.Operation);
        }
        catch (AwsException problem)
        {
            return Fact.Unknown<ImmutableSortedSet<AccessKeyId>>(problem.Message);
        }
    }

    public async Task<Fact<UseByOthers>> ReadUseByOthersAsync(
        AccessKeyId key, DateTimeOffset since, IReadOnlyList<string> regions, CancellationToken cancellation)
    {
        try
        {
            DateTimeOffset? latest = null;
            foreach (var region in regions.Append(reader.Endpoints.Partition.GlobalRegion).Distinct(StringComparer.Ordinal))
            {
                var trail = new CloudTrailClient(reader.In(region));
                var events = await trail.LookupNewestEventsAsync("AccessKeyId", key.Value, since, mostPages: 1, cancellation);
                var uses = events.Select(text => ForeignUse.Find(text, key, rotation)).OfType<DateTimeOffset>().ToList();
                latest = uses.Count > 0 && !(latest > uses.Max()) ? uses.Max() : latest;
            }

            return Known(new UseByOthers(latest), LookupEvents.Operation);
        }
        catch (AwsException problem)
        {
            return Fact.Unknown<UseByOthers>(problem.Message);
        }
    }

    public IKeyAuthority Until(DateTimeOffset end) => new AwsKeyAuthority(reader, actor.Until(end), rotation);

    public Task<KeyPair> MintAsync(string userName, CancellationToken cancellation) => ActAsync(async () =>
    {
        var key = await _acting.CreateAccessKeyAsync(userName, cancellation);
        return new KeyPair(key.Id, key.Secret);
    });

    public Task ChangeAsync(KeyChange change, string userName, AccessKeyId key, CancellationToken cancellation) => ActAsync(async () =>
    {
        await (change switch
        {
            KeyChange.Deactivate => _acting.UpdateAccessKeyAsync(userName, key, Iam.CredentialStatus.Inactive, cancellation),
            KeyChange.Reactivate => _acting.UpdateAccessKeyAsync(userName, key, Iam.CredentialStatus.Active, cancellation),
            _ => _acting.DeleteAccessKeyAsync(userName, key, cancellation),
        });
        return true;
    });

    public Task CutSessionsAsync(string userName, DateTimeOffset before, CancellationToken cancellation) => ActAsync(async () =>
    {
        await _acting.PutUserPolicyAsync(userName, SessionPolicy.Name, SessionPolicy.Document(before), cancellation);
        return true;
    });

    public Task LiftSessionCutAsync(string userName, CancellationToken cancellation) => ActAsync(async () =>
    {
        try
        {
            await _acting.DeleteUserPolicyAsync(userName, SessionPolicy.Name, cancellation);
        }
        catch (AwsException problem) when (problem.Kind == AwsErrorKind.NotFound)
        {
            // There is no such policy, or no such user: nothing is refused any more.
        }

        return true;
    });

    public async Task<ProbeAnswer> ProbeAsync(KeyPair pair, string region, CancellationToken cancellation)
    {
        var credentials = new FixedCredentials(new AwsCredentials(pair.Id.Value, pair.Secret));
        try
        {
            var identity = await new StsClient(reader.On(rotation.Value).As(credentials).In(region)).GetCallerIdentityAsync(cancellation);
            return new ProbeAnswer(identity.UserId, $"{region}: {identity.Arn}");
        }
        catch (AwsException problem)
        {
            return new ProbeAnswer(null, $"{region}: {problem.Message}");
        }
    }

    private Fact<T> Known<T>(T value, AwsOperation source)
        where T : notnull => Fact.Known(value, new Provenance(source.Name, reader.Clock.GetUtcNow(), TimeSpan.Zero));

    private static async Task<T> ActAsync<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (AwsException problem)
        {
            throw new KeyAuthorityException(problem.Message, problem.Kind == AwsErrorKind.NotFound, problem);
        }
        catch (DeadlinePassedException problem)
        {
            throw new LeaseLostException(problem.Message);
        }
    }
}
