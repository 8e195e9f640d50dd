namespace Keytide.Connectors.Aws.Credentials;

/// <summary>What the user said on the command line; what is null comes from the environment and the profile files.</summary>
public sealed record AwsChoice(string? Profile = null, string? Region = null, string? EndpointUrl = null);
