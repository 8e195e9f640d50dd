namespace Keytide.Inventory;

/// <summary>An entry of iam:ListServiceSpecificCredentials for all users.</summary>
public sealed record OwnedServiceCredential(string UserName, ServiceSpecificCredential Credential);
