using Keytide.Rotation;

namespace Keytide.Connectors.Aws.Rotation;

/// <summary>A CloudTrail event, asked whether it is the making of a key for a certain user by a certain rotation.</summary>
internal static class KeyCreation
{
    /// <returns>The key, or null where it is another event or cannot be read.</returns>
    public static AccessKeyId? Find(string cloudTrailEvent, string userName, RotationId rotation) =>
        CloudTrailText.Read<AccessKeyId?>(cloudTrailEvent, root =>
            root.Text("eventName") == "CreateAccessKey"
            && root.Text("eventSource") == "iam.amazonaws.com"
            && root.Text("requestParameters", "userName") == userName
            && root.IsOf(rotation)
            && AccessKeyId.TryParse(root.Text("responseElements", "accessKey", "accessKeyId"), out var id)
                ? id
                : null);
}
