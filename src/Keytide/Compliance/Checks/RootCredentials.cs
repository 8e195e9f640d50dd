namespace Keytide.Compliance.Checks;

/// <summary>
/// Whether root can sign in or sign requests at all. Member accounts of an organization with centralized root access may have a root
/// without any credential, which then needs no MFA (AWS Security Hub, IAM.6 and IAM.9, pass where root credentials are absent).
/// </summary>
internal static class RootCredentials
{
    /// <returns>True when one was seen, false when all were seen to be absent, null when neither.</returns>
    public static bool? Exist(AuditScope scope)
    {
        var root = scope.Snapshot.Root;
        bool?[] seen =
        [
            root.Password.TryGet(out var password) ? password.Enabled : Counter(scope, "AccountPasswordPresent"),
            root.AccessKeyPresent.TryGet(out var present) ? present : root.AccessKeys.TryGet(out var keys) && keys.Count > 0 ? true : null,
        ];
        return seen.Contains(true) ? true : seen.Contains(null) ? null : false;
    }

    /// <summary>A yes-or-no counter of the account summary; null where it was not read.</summary>
    public static bool? Counter(AuditScope scope, string name) =>
        scope.Snapshot.Summary.TryGet(out var counters) && counters.TryGetValue(name, out var count) ? count > 0 : null;
}
