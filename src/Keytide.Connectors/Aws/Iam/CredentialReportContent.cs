namespace Keytide.Connectors.Aws.Iam;

/// <summary>The account's credential report as IAM keeps it, at most four hours long.</summary>
/// <param name="Content">The bytes of the CSV, decoded from base64.</param>
/// <param name="Format">text/csv.</param>
/// <param name="GeneratedAt">When IAM made it, which is how old every fact in it is.</param>
public sealed record CredentialReportContent(ReadOnlyMemory<byte> Content, string? Format, DateTimeOffset GeneratedAt);
