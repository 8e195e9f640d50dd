using System.Globalization;
using Keytide.Rotation;

namespace Keytide.Connectors.Aws.Rotation;

/// <summary>A CloudTrail event, asked whether somebody else than a certain rotation used a key.</summary>
internal static class ForeignUse
{
    /// <returns>When; null where it was this rotation, another key, or cannot be read.</returns>
    public static DateTimeOffset? Find(string cloudTrailEvent, AccessKeyId key, RotationId rotation) =>
        CloudTrailText.Read<DateTimeOffset?>(cloudTrailEvent, root =>
            root.Text("userIdentity", "accessKeyId") == key.Value
            && !root.IsOf(rotation)
            && DateTimeOffset.TryParse(
                root.Text("eventTime"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
                ? at
                : null);
}
