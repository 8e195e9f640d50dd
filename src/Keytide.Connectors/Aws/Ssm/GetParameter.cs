using System.Text.Json.Nodes;
using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Ssm;

/// <summary>A parameter's latest version, decrypted.</summary>
public static class GetParameter
{
    public static readonly AwsOperation Operation = new(AwsService.Ssm, nameof(GetParameter));

    /// <exception cref="AwsException">Not read; <see cref="AwsErrorKind.NotFound"/> where there is no such parameter.</exception>
    public static Task<ParameterValue> GetParameterAsync(this SsmClient ssm, string name, CancellationToken cancellation) =>
        ssm.Aws.JsonAsync(Operation, new JsonObject { ["Name"] = name, ["WithDecryption"] = true }, Read, cancellation);

    private static ParameterValue Read(JsonAnswer answer)
    {
        var parameter = answer.Object("Parameter");
        return new ParameterValue(
            parameter.Text("Type"), new SecretText(parameter.Text("Value")), parameter.OptionalNumber("Version") ?? 0);
    }
}
