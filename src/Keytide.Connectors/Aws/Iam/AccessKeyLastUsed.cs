namespace Keytide.Connectors.Aws.Iam;

/// <summary>
/// When a key last signed a request, as far as IAM has recorded it: minutes to hours late, and only the first use of any 15 minutes.
/// </summary>
/// <param name="UserName">The owner, where IAM says it.</param>
/// <param name="LastUsedAt">Null where no use has been recorded since tracking began on 2015-04-22.</param>
/// <param name="ServiceName">For example <c>s3</c>; null where never used.</param>
/// <param name="Region">Null where never used, and for services without regions.</param>
public sealed record AccessKeyLastUsed(string? UserName, DateTimeOffset? LastUsedAt, string? ServiceName, string? Region);
