using Keytide.Connectors.Aws.CloudTrail;
using Keytide.Connectors.Aws.Iam;
using Keytide.Connectors.Aws.Wire;
using Keytide.Rotation;

namespace Keytide.Connectors.Aws.Rotation;

/// <summary>
/// Who uses a key, by AWS's record of last use and by the latest management events of CloudTrail. Calls to data, such as reading an object
/// of S3, are in no management event: nobody found is not nobody there.
/// </summary>
public static class KeyUses
{
    // Two calls a second are allowed, and somebody waits for the answer.
    private const int MostPages = 4;

    private static readonly TimeSpan Back = TimeSpan.FromDays(14);

    /// <summary>The latest use that AWS has on record, minutes to hours late; null for none.</summary>
    /// <exception cref="AwsException">Not read.</exception>
    public static async Task<KeyUse?> LastAsync(AwsClient aws, AccessKeyId key, CancellationToken cancellation)
    {
        var use = await new IamClient(aws).GetAccessKeyLastUsedAsync(key, cancellation);
        return use.LastUsedAt is { } at ? new KeyUse(key, at, use.ServiceName, use.Region) : null;
    }

    /// <summary>The latest events signed with the key, in these regions; of a key in heavy use not all of them.</summary>
    /// <exception cref="AwsException">Not read.</exception>
    public static async Task<IReadOnlyList<KeyUse>> EventsAsync(
        AwsClient aws, AccessKeyId key, IEnumerable<string> regions, CancellationToken cancellation)
    {
        var uses = new List<KeyUse>();
        foreach (var region in regions.Distinct(StringComparer.Ordinal))
        {
            var trail = new CloudTrailClient(aws.In(region));
            var since = aws.Clock.GetUtcNow() - Back;
            var events = await trail.LookupNewestEventsAsync("AccessKeyId", key.Value, since, MostPages, cancellation);
            uses.AddRange(events.Select(text => KeyEvent.Find(text, key)).OfType<KeyUse>());
        }

        return uses;
    }
}
