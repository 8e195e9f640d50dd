using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Iam;

/// <summary>Starts a job that gathers when an entity last used each service.</summary>
public static class GenerateServiceLastAccessedDetails
{
    public static readonly AwsOperation Operation = new(AwsService.Iam, nameof(GenerateServiceLastAccessedDetails));

    /// <param name="iam">The account.</param>
    /// <param name="arn">A user, group, role or policy.</param>
    /// <param name="byAction">Whether to gather single actions too, where services track them.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>The job's id.</returns>
    /// <exception cref="AwsException">Not started.</exception>
    public static Task<string> GenerateServiceLastAccessedDetailsAsync(
        this IamClient iam, string arn, bool byAction, CancellationToken cancellation) =>
        iam.Aws.QueryAsync(
            Operation,
            new QueryParameters { { "Arn", arn }, { "Granularity", byAction ? "ACTION_LEVEL" : "SERVICE_LEVEL" } },
            answer => answer.Text("JobId"),
            cancellation);
}
