using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World;
using Keytide.Sandbox.World.CloudTrail;

namespace Keytide.Sandbox.CloudTrail;

/// <summary>
/// LookupEvents: the last 90 days of one region, newest first, by one attribute at most, 50 a page, two calls a second. Events of global
/// services are found only in us-east-1 (SummitRoute/aws_breaking_changes#51).
/// </summary>
internal static class EventLookup
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private static readonly string[] Keys =
        ["EventId", "EventName", "ReadOnly", "Username", "ResourceType", "ResourceName", "EventSource", "AccessKeyId"];

    public static Structure Lookup(Call call)
    {
        var knobs = call.World.Part<ServiceKnobs>();
        if (knobs.LimitLookups && !call.Account.Part<LookupRate>().TryTake(call.Region, call.Now))
        {
            throw new ApiException("ThrottlingException", "Rate exceeded");
        }
        var (start, end) = (TimeOf(call, "StartTime"), TimeOf(call, "EndTime"));
        if (start > end)
        {
            throw new ApiException("InvalidTimeRangeException", "Time range is not valid: start time must be before end time.");
        }
        if (call.Input.Number("MaxResults") is < 1 or > 50)
        {
            throw new ApiException("InvalidMaxResultsException", "Valid values of MaxResults are 1 through 50.");
        }
        var attribute = AttributeOf(call);
        var isInsight = call.Input.Text("EventCategory") is not null;
        var events = call.Account.Events.All
            .Where(each => each.Region == call.Region && each.Time >= call.Now - Kept && each.Time + knobs.EventDelay <= call.Now)
            .Where(each => !isInsight && (start is null || each.Time >= start) && (end is null || each.Time <= end))
            .Where(each => attribute is not { } wanted || Matches(each, wanted.Key, wanted.Value))
            .Reverse();
        var page = Paging.Of(call, [.. events], 50, static () => new ApiException("InvalidNextTokenException", "Invalid token."));
        return new Structure { { "Events", page.Items.Select(Shown).ToList() }, { "NextToken", page.NextToken } };
    }

    private static (string Key, string Value)? AttributeOf(Call call)
    {
        var attributes = call.Input.Structures("LookupAttributes");
        if (attributes.Count == 0)
        {
            return null;
        }
        var (key, value) = (attributes[0].Text("AttributeKey") ?? "", attributes[0].Text("AttributeValue") ?? "");
        return attributes.Count == 1 && Keys.Contains(key) && value.Length is >= 1 and <= 2000
            ? (key, value)
            : throw new ApiException("InvalidLookupAttributesException",
                "You can specify only one attribute of the known kinds, with a value.");
    }

    private static bool Matches(ApiEvent apiEvent, string key, string value) => key switch
    {
        "EventId" => apiEvent.Id == value,
        "EventName" => apiEvent.Name == value,
        "ReadOnly" => (apiEvent.IsReadOnly ? "true" : "false") == value,
        "Username" => EventIdentity.UserNameOf(apiEvent.Caller) == value,
        "EventSource" => apiEvent.Source == value,
        "AccessKeyId" => apiEvent.Caller.AccessKeyId == value,
        "ResourceType" => EventResources.Of(apiEvent).Any(resource => resource.Type == value),
        _ => EventResources.Of(apiEvent).Any(resource => resource.Name == value),
    };

    private static Structure Shown(ApiEvent apiEvent) => new()
    {
        { "EventId", apiEvent.Id },
        { "EventName", apiEvent.Name },
        { "ReadOnly", apiEvent.IsReadOnly ? "true" : "false" },
        { "AccessKeyId", apiEvent.Caller.AccessKeyId },
        { "EventTime", apiEvent.Time },
        { "EventSource", apiEvent.Source },
        { "Username", EventIdentity.UserNameOf(apiEvent.Caller) },
        {
            "Resources", EventResources.Of(apiEvent)
                .Select(resource => new Structure { { "ResourceType", resource.Type }, { "ResourceName", resource.Name } }).ToList()
        },
        { "CloudTrailEvent", EventText.Of(apiEvent) },
    };

    private static DateTimeOffset? TimeOf(Call call, string name)
    {
        var seconds = call.Input[name] switch
        {
            long whole => whole,
            double fraction => fraction,
            null => (double?)null,
            _ => throw new ApiException("SerializationException", ""),
        };
        return seconds is null
            ? null
            : seconds is > -1e10 and < 1e11
                ? DateTimeOffset.UnixEpoch.AddSeconds(seconds.Value)
                : throw new ApiException("InvalidTimeRangeException", "Time range is not valid.");
    }
}
