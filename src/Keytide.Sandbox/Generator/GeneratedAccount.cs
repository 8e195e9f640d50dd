namespace Keytide.Sandbox.Generator;

/// <summary>One account of a generated organization, its contents perhaps not yet made.</summary>
public sealed record GeneratedAccount(string Id, string Name, AccountKind Kind, DateTimeOffset CreatedAt, string AuditRoleArn);
