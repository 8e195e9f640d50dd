using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Iam;

/// <summary>The account's credential report as last generated.</summary>
public static class GetCredentialReport
{
    public static readonly AwsOperation Operation = new(AwsService.Iam, nameof(GetCredentialReport));

    /// <exception cref="AwsException">
    /// Not read: <see cref="IamErrorCode.ReportNotPresent"/> and <see cref="IamErrorCode.ReportExpired"/> ask for a new one,
    /// <see cref="IamErrorCode.ReportInProgress"/> for patience.
    /// </exception>
    public static Task<CredentialReportContent> GetCredentialReportAsync(this IamClient iam, CancellationToken cancellation) =>
        iam.Aws.QueryAsync(Operation, [], Read, cancellation);

    private static CredentialReportContent Read(XmlAnswer answer)
    {
        try
        {
            return new CredentialReportContent(
                Convert.FromBase64String(answer.Text("Content")), answer.OptionalText("ReportFormat"), answer.Time("GeneratedTime"));
        }
        catch (FormatException)
        {
            throw new UnreadableAnswerException("the report is not base64");
        }
    }
}
