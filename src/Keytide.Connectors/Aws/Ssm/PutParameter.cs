using System.Text.Json.Nodes;
using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Ssm;

/// <summary>A new version of an encrypted parameter. There is no token: a repetition makes one more version with the same value.</summary>
public static class PutParameter
{
    public static readonly AwsOperation Operation = new(AwsService.Ssm, nameof(PutParameter));

    /// <param name="ssm">Where.</param>
    /// <param name="name">Of the parameter.</param>
    /// <param name="value">What it is to hold.</param>
    /// <param name="key">The KMS key to encrypt with. Without one the account's own key for parameters is taken (SSM API reference,
    /// PutParameter, KeyId); whether that also goes for a parameter that had another is not said there.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>The number of the version made.</returns>
    /// <exception cref="AwsException">Not done, or, where <see cref="AwsException.IsAmbiguous"/>, not known to be done.</exception>
    public static Task<long> PutSecureParameterAsync(
        this SsmClient ssm, string name, SecretText value, string? key, CancellationToken cancellation)
    {
        var input = new JsonObject
        {
            ["Name"] = name,
            ["Value"] = new string(value.Reveal()),
            ["Type"] = "SecureString",
            ["Overwrite"] = true,
        };
        if (key is not null)
        {
            input["KeyId"] = key;
        }

        return ssm.Aws.JsonAsync(Operation, input, answer => answer.OptionalNumber("Version") ?? 0, cancellation);
    }
}
