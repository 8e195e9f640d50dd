using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World.Sns;

namespace Keytide.Sandbox.Sns;

/// <summary>The little of SNS that telling people needs: a topic, and a message to it. Nobody is subscribed; messages are kept.</summary>
internal static class SnsOperations
{
    public static readonly Service Service = Service.Query("sns", "2010-03-31", "http://sns.amazonaws.com/doc/2010-03-31/");

    private static readonly Field TopicArn = new("TopicArn", Required: true, Min: 1, Max: 512);

    public static IReadOnlyList<Operation> All { get; } =
    [
        new(Service, "CreateTopic", Create)
        {
            Fields = [new Field("Name", Required: true, Min: 1, Max: 256).Matching("[A-Za-z0-9_-]+")],
            Resources = call => [ArnOf(call, call.Input.Required("Name"))],
        },
        new(Service, "Publish", Publish)
        {
            Fields = [TopicArn, new("Subject", Min: 1, Max: 99), new("Message", Required: true, Min: 1, Max: 262_144)],
            Resources = call => [call.Input.Required("TopicArn")],
            HiddenMembers = ["Message", "Subject"],
        },
    ];

    private static Structure Create(Call call)
    {
        var arn = ArnOf(call, call.Input.Required("Name"));
        call.Account.Part<Topics>().Add(arn);
        return new Structure { { "TopicArn", arn } };
    }

    private static Structure Publish(Call call)
    {
        // SNS API reference: "The subject must be ASCII text that begins with a letter, number or punctuation mark, and must not
        // include line breaks or control characters."
        var subject = call.Input.Text("Subject");
        if (subject is not null && (subject[0] == ' ' || subject.Any(c => c is < ' ' or > '~')))
        {
            throw new ApiException("InvalidParameter", "Invalid parameter: Subject", 400);
        }

        var arn = call.Input.Required("TopicArn");
        var topics = call.Account.Part<Topics>();
        if (!topics.Has(arn) || arn.Split(':')[3] != call.Region)
        {
            throw new ApiException("NotFound", "Topic does not exist", 404);
        }

        var id = call.Account.Chance.Fork($"sns {topics.Messages.Count}").Uuid();
        topics.Publish(new TopicMessage(id, arn, subject, call.Input.Required("Message"), call.Now));
        return new Structure { { "MessageId", id } };
    }

    private static string ArnOf(Call call, string name) => $"arn:{call.Partition}:sns:{call.Region}:{call.Account.Id}:{name}";
}
