namespace Keytide.Rotation;

/// <summary>A key that a rule of the settings covers.</summary>
/// <param name="UserName">Whose.</param>
/// <param name="Key">Which.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Age">Null where AWS did not say when it was made.</param>
/// <param name="Standing">Whether it is to be rotated now.</param>
/// <param name="Why">In words.</param>
public sealed record DueKey(
    string UserName, AccessKeyId Key, RotationRule Rule, TimeSpan? Age, DueStanding Standing, string Why);
