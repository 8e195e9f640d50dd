using System.Text.Json.Nodes;
using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.CloudTrail;

/// <summary>
/// Management events of the last ninety days, found by one attribute. AWS allows two calls a second, delivers events 5 to 15 minutes
/// late, in no order, and shows no data events, so that nothing found is never proof that nothing happened.
/// </summary>
public static class LookupEvents
{
    public static readonly AwsOperation Operation = new(AwsService.CloudTrail, nameof(LookupEvents));

    private const int LargestPage = 50;

    /// <summary>The events as CloudTrail recorded them, each a JSON text.</summary>
    /// <exception cref="AwsException">The list could not be read to its end.</exception>
    public static Task<IReadOnlyList<string>> LookupEventsAsync(
        this CloudTrailClient trail, string attribute, string value, DateTimeOffset since, CancellationToken cancellation) =>
        Paging.AllAsync(Operation, marker => PageAsync(trail, attribute, value, since, marker, cancellation), cancellation);

    /// <summary>The newest of them, at most so many pages of fifty: CloudTrail gives the newest first.</summary>
    /// <exception cref="AwsException">Not read.</exception>
    public static async Task<IReadOnlyList<string>> LookupNewestEventsAsync(
        this CloudTrailClient trail, string attribute, string value, DateTimeOffset since, int mostPages, CancellationToken cancellation)
    {
        var events = new List<string>();
        string? marker = null;
        for (var page = 0; page < mostPages; page++)
        {
            var answer = await PageAsync(trail, attribute, value, since, marker, cancellation);
            events.AddRange(answer.Content);
            marker = answer.Next;
            if (marker is null)
            {
                break;
            }
        }

        return events;
    }

    private static Task<AwsPage<IReadOnlyList<string>>> PageAsync(
        CloudTrailClient trail, string attribute, string value, DateTimeOffset since, string? marker, CancellationToken cancellation)
    {
        var parameters = new JsonObject
        {
            ["LookupAttributes"] = new JsonArray(new JsonObject { ["AttributeKey"] = attribute, ["AttributeValue"] = value }),
            ["StartTime"] = since.ToUnixTimeSeconds(),
            ["MaxResults"] = LargestPage,
        };
        if (marker is not null)
        {
            parameters["NextToken"] = marker;
        }

        return trail.Aws.JsonAsync(
            Operation,
            parameters,
            answer => new AwsPage<IReadOnlyList<string>>(
                [.. answer.Objects("Events").Select(item => item.Text("CloudTrailEvent"))], answer.OptionalText("NextToken")),
            cancellation);
    }
}
