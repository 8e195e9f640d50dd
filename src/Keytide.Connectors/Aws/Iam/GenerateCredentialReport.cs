using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Iam;

/// <summary>Asks for a fresh credential report. Within four hours of the last one IAM answers COMPLETE and keeps the old bytes.</summary>
public static class GenerateCredentialReport
{
    public static readonly AwsOperation Operation = new(AwsService.Iam, nameof(GenerateCredentialReport));

    /// <exception cref="AwsException">Not started.</exception>
    public static Task<CredentialReportGeneration> GenerateCredentialReportAsync(this IamClient iam, CancellationToken cancellation) =>
        iam.Aws.QueryAsync(
            Operation,
            [],
            answer => new CredentialReportGeneration(answer.Text("State"), answer.OptionalText("Description")),
            cancellation);
}
