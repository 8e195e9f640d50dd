namespace Keytide.Rotation;

/// <summary>A use of a key, as far as a record tells it.</summary>
/// <param name="Key">Which.</param>
/// <param name="At">When, at the latest.</param>
/// <param name="Service">By its short name, such as <c>s3</c>; null where the record does not say.</param>
/// <param name="Region">Null where the record does not say.</param>
/// <param name="Address">Where it came from; null in AWS's record of last use, which tells no address.</param>
/// <param name="UserAgent">The program; null likewise.</param>
public sealed record KeyUse(
    AccessKeyId Key, DateTimeOffset At, string? Service, string? Region, string? Address = null, string? UserAgent = null);
