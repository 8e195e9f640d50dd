namespace Keytide.Sandbox.Policy;

/// <summary>
/// One name in a Principal element: its kind (AWS, Service, Federated, CanonicalUser; <c>*</c> alone is AWS) and its value.
/// </summary>
public sealed record PrincipalPattern(string Kind, string Value);
