namespace Keytide.Inventory;

/// <summary>
/// The latest use that AWS has recorded of a credential. AWS records the first use in any 15 minutes (passwords: 5), with a lag of
/// minutes to hours, and for access keys nothing before 2015-04-22 (IAM User Guide, credential reports). So "never" means
/// "never in the record".
/// </summary>
/// <param name="At">When; null when no use is recorded.</param>
/// <param name="Service">The service's namespace, for example <c>s3</c>; null when no use is recorded or the credential has no such
/// record.</param>
/// <param name="Region">Null for services without regions, such as S3 and IAM, as well.</param>
public sealed record LastUse(DateTimeOffset? At, string? Service = null, string? Region = null)
{
    public static readonly LastUse Never = new(At: null);
}
