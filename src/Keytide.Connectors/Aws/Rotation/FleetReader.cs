using Keytide.Connectors.Aws.Iam;
using Keytide.Connectors.Aws.Sts;
using Keytide.Connectors.Aws.Wire;
using Keytide.Rotation;
using Keytide.Rotation.Fleet;

namespace Keytide.Connectors.Aws.Rotation;

/// <summary>
/// Reads which keys of an account the policies cover: one list of all users with their tags, then the keys of those covered.
/// </summary>
public static class FleetReader
{
    /// <param name="aws">The account.</param>
    /// <param name="caller">Who signs, so that nobody's own key is taken.</param>
    /// <param name="rules">The first that fits a user counts.</param>
    /// <param name="rotations">All there are.</param>
    /// <param name="onlyUser">This one alone; null for all.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="AwsException">The list of users could not be read to its end.</exception>
    public static async Task<FleetView> ReadAsync(
        AwsClient aws,
        CallerIdentity caller,
        IReadOnlyList<RotationRule> rules,
        IEnumerable<RotationSummary> rotations,
        string? onlyUser,
        CancellationToken cancellation)
    {
        var open = rotations.Where(one => !one.IsOver && one.Account == caller.Account)
            .ToDictionary(one => one.UserId, one => one.Id, StringComparer.Ordinal);
        var iam = new IamClient(aws);
        var found = new List<FleetCandidate>();
        var unread = new List<(string UserName, string Why)>();
        await foreach (var page in iam.GetAccountAuthorizationDetailsAsync(["User"], cancellation))
        {
            foreach (var user in page.Users.Where(one => onlyUser is null || one.Name == onlyUser))
            {
                if (rules.FirstOrDefault(rule => rule.Matches(user.Name, user.Tags)) is not { } rule)
                {
                    continue;
                }

                try
                {
                    var keys = await iam.ListAccessKeysAsync(user.Name, cancellation);
                    RotationId? rotation = open.TryGetValue(user.Id, out var id) ? id : null;
                    var listed = keys.Select(key => new ListedKey(key.Id, key.Status != Iam.CredentialStatus.Inactive, key.CreatedAt));
                    found.AddRange(DueKeys.Of(user.Name, [.. listed], rule, rotation, aws.Clock.GetUtcNow())
                        .Select(due => new FleetCandidate(due, user.Id, user.Id == caller.UserId, ExcludingTags.In(user.Tags))));
                }
                catch (AwsException problem)
                {
                    unread.Add((user.Name, problem.Message));
                }
            }
        }

        return new FleetView(found, unread);
    }
}
