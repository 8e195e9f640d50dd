namespace Keytide.Connectors.Aws.Iam;

/// <summary>A user's console password: that it exists, never what it is.</summary>
public sealed record LoginProfile(string UserName, DateTimeOffset CreatedAt, bool PasswordResetRequired);
