using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Iam;

/// <summary>The outcome of a job that <see cref="GenerateServiceLastAccessedDetails"/> started.</summary>
public static class GetServiceLastAccessedDetails
{
    public static readonly AwsOperation Operation = new(AwsService.Iam, nameof(GetServiceLastAccessedDetails));

    /// <exception cref="AwsException">Not read to its end.</exception>
    public static async Task<ServiceLastAccessedReport> GetServiceLastAccessedDetailsAsync(
        this IamClient iam, string jobId, CancellationToken cancellation)
    {
        ServiceLastAccessedReport? whole = null;
        var pages = Paging.PagesAsync(
            Operation,
            marker => iam.PageAsync(Operation, new QueryParameters { { "JobId", jobId } }, marker, Read, cancellation),
            cancellation);
        await foreach (var page in pages)
        {
            whole = whole is null ? page : page with { Services = [.. whole.Services, .. page.Services] };
        }

        return whole!;
    }

    private static ServiceLastAccessedReport Read(XmlAnswer answer) => new(
        answer.Text("JobStatus"),
        answer.Time("JobCreationDate"),
        answer.Child("Error")?.OptionalText("Code"),
        [.. answer.OptionalMembers("ServicesLastAccessed").Select(Service)]);

    private static ServiceLastAccessed Service(XmlAnswer service) => new(
        service.Text("ServiceName"),
        service.Text("ServiceNamespace"),
        service.OptionalTime("LastAuthenticated"),
        service.OptionalText("LastAuthenticatedEntity"),
        service.OptionalText("LastAuthenticatedRegion"),
        [.. service.OptionalMembers("TrackedActionsLastAccessed").Select(Action)]);

    private static ActionLastAccessed Action(XmlAnswer action) => new(
        action.Text("ActionName"),
        action.OptionalTime("LastAccessedTime"),
        action.OptionalText("LastAccessedEntity"),
        action.OptionalText("LastAccessedRegion"));
}
