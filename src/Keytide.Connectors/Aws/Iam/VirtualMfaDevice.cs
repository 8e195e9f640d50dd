namespace Keytide.Connectors.Aws.Iam;

/// <summary>A virtual MFA device of the account.</summary>
/// <param name="UserArn">The ARN of who has it, which for root ends in <c>:root</c>; null where nobody does.</param>
/// <param name="UserName">Null where nobody has it, and for root.</param>
/// <param name="EnabledAt">Null where it was made and never enabled.</param>
public sealed record VirtualMfaDevice(string SerialNumber, string? UserArn, string? UserName, DateTimeOffset? EnabledAt);
