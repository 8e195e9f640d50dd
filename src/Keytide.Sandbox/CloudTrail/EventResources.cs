using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World;

namespace Keytide.Sandbox.CloudTrail;

/// <summary>The things an event is about, as LookupEvents names them: read from what was asked and what was answered.</summary>
internal static class EventResources
{
    private static readonly (string Member, string Type)[] Known =
    [
        ("userName", "AWS::IAM::User"),
        ("groupName", "AWS::IAM::Group"),
        ("roleName", "AWS::IAM::Role"),
        ("policyArn", "AWS::IAM::Policy"),
        ("accessKeyId", "AWS::IAM::AccessKey"),
        ("roleArn", "AWS::IAM::Role"),
        ("serialNumber", "AWS::IAM::MfaDevice"),
        ("secretId", "AWS::SecretsManager::Secret"),
        ("arn", "AWS::SecretsManager::Secret"),
        ("aRN", "AWS::SecretsManager::Secret"),
    ];

    public static IReadOnlyList<(string Type, string Name)> Of(ApiEvent apiEvent)
    {
        var found = new List<(string Type, string Name)>();
        Collect(apiEvent.RequestParameters, found);
        Collect(apiEvent.ResponseElements, found);
        return [.. found.Distinct()];
    }

    private static void Collect(Structure? structure, List<(string Type, string Name)> found)
    {
        foreach (var (name, value) in structure ?? [])
        {
            if (value is Structure nested)
            {
                Collect(nested, found);
            }
            else if (value is string text && Array.Find(Known, known => known.Member == name).Type is { } type)
            {
                found.Add((type, text));
            }
        }
    }
}
