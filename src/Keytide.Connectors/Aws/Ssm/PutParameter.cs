using System.Text.Json.Nodes;
using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Ssm;

/// <summary>A new version of an encrypted parameter. There is no token: a repetition makes one more version with the same value.</summary>
public static class PutParameter
{
    public static readonly AwsOperation Operation = new(AwsService.Ssm, nameof(PutParameter));

    /// <returns>The number of the version made.</returns>
    /// <exception cref="AwsException">Not done, or, where <see cref="AwsException.IsAmbiguous"/>, not known to be done.</exception>
    public static Task<long> PutSecureParameterAsync(
        this SsmClient ssm, string name, SecretText value, CancellationToken cancellation) => ssm.Aws.JsonAsync(
        Operation,
        new JsonObject
        {
            ["Name"] = name,
            ["Value"] = new string(value.Reveal()),
            ["Type"] = "SecureString",
            ["Overwrite"] = true,
        },
        answer => answer.OptionalNumber("Version") ?? 0,
        cancellation);
}
