using System.Text.Json;
using Keytide.Sandbox.World;

namespace Keytide.Tests.Sandbox.CloudTrail;

public sealed class EventLookupTests
{
    private readonly SmallWorld _world = new();

    [Fact]
    public void A_call_is_found_by_its_key_and_tells_who_whence_and_what()
    {
        _world.Admin.Iam("ListUsers").Ok();
        var apiEvent = Lookup("AccessKeyId", _world.Administrator.AccessKeys[0].Id).Ok().Json.GetProperty("Events")[0];
        Assert.Equal("ListUsers", apiEvent.GetProperty("EventName").GetString());
        Assert.Equal("true", apiEvent.GetProperty("ReadOnly").GetString());
        Assert.Equal("administrator", apiEvent.GetProperty("Username").GetString());
        var record = JsonDocument.Parse(apiEvent.GetProperty("CloudTrailEvent").GetString()!).RootElement;
        Assert.Equal("IAMUser", record.GetProperty("userIdentity").GetProperty("type").GetString());
        Assert.Equal("192.0.2.1", record.GetProperty("sourceIPAddress").GetString());
        Assert.Equal("test-client/1.0", record.GetProperty("userAgent").GetString());
        Assert.Equal("iam.amazonaws.com", record.GetProperty("eventSource").GetString());
        Assert.Equal(SmallWorld.AccountId, record.GetProperty("recipientAccountId").GetString());
    }

    [Fact]
    public void Events_of_global_services_are_found_only_in_us_east_1()
    {
        _world.Admin.Iam("ListUsers").Ok();
        var elsewhere = Client("eu-central-1");
        elsewhere.Json("secretsmanager", "secretsmanager.ListSecrets", "{}").Ok();
        Assert.Equal(["ListSecrets"], Names(LookupFrom(elsewhere, new { })));
        Assert.Contains("ListUsers", Names(LookupFrom(_world.Admin, new { })));
        Assert.DoesNotContain("ListSecrets", Names(LookupFrom(_world.Admin, new { })));
    }

    [Fact]
    public void A_secret_never_reaches_an_event()
    {
        var token = new string('t', 32);
        _world.Admin.Json("secretsmanager", "secretsmanager.CreateSecret",
            JsonSerializer.Serialize(new { Name = "a", ClientRequestToken = token, SecretString = "wJalrXUtnFEMI" })).Ok();
        _world.Admin.Json("ssm", "AmazonSSM.PutParameter", """{"Name":"k","Value":"wJalrXUtnFEMI","Type":"SecureString"}""").Ok();
        var reply = LookupFrom(_world.Admin, new { });
        Assert.Equal(["PutParameter", "CreateSecret"], Names(reply));
        Assert.DoesNotContain("wJalrXUtnFEMI", reply.Text);
    }

    [Fact]
    public void A_refused_call_is_told_with_its_error()
    {
        Assert.Equal(400, _world.Admin.Json("secretsmanager", "secretsmanager.GetSecretValue", """{"SecretId":"none"}""").Status);
        var apiEvent = Lookup("EventName", "GetSecretValue").Ok().Json.GetProperty("Events")[0];
        var record = JsonDocument.Parse(apiEvent.GetProperty("CloudTrailEvent").GetString()!).RootElement;
        Assert.Equal("ResourceNotFoundException", record.GetProperty("errorCode").GetString());
        Assert.Equal("none", record.GetProperty("requestParameters").GetProperty("secretId").GetString());
        Assert.Equal("none", apiEvent.GetProperty("Resources")[0].GetProperty("ResourceName").GetString());
    }

    [Fact]
    public void Newest_come_first_fifty_a_page_and_ninety_days_back()
    {
        _world.Admin.Iam("ListUsers").Ok();
        _world.Time.Advance(TimeSpan.FromDays(91));
        for (var i = 0; i < 60; i++)
        {
            _world.Time.Advance(TimeSpan.FromSeconds(1));
            _world.Admin.Sts("GetCallerIdentity").Ok();
        }
        var first = Lookup("Username", "administrator").Ok().Json;
        Assert.Equal(50, first.GetProperty("Events").GetArrayLength());
        var times = first.GetProperty("Events").EnumerateArray().Select(each => each.GetProperty("EventTime").GetDouble()).ToList();
        Assert.Equal(times.OrderDescending(), times);
        var token = first.GetProperty("NextToken").GetString();
        var attributes = new[] { new { AttributeKey = "EventName", AttributeValue = "GetCallerIdentity" } };
        var rest = LookupFrom(_world.Admin, new { LookupAttributes = attributes, NextToken = token }).Ok().Json;
        Assert.Equal(10, rest.GetProperty("Events").GetArrayLength());
    }

    [Fact]
    public void An_event_is_seen_only_after_its_delay()
    {
        _world.World.Part<ServiceKnobs>().EventDelay = TimeSpan.FromMinutes(5);
        _world.Admin.Iam("ListUsers").Ok();
        Assert.Empty(Names(Lookup("EventName", "ListUsers")));
        _world.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Single(Names(Lookup("EventName", "ListUsers")));
    }

    [Fact]
    public void The_third_lookup_of_a_second_is_throttled()
    {
        LookupFrom(_world.Admin, new { }).Ok();
        LookupFrom(_world.Admin, new { }).Ok();
        Assert.Equal((400, "ThrottlingException", "Rate exceeded"),
            (LookupFrom(_world.Admin, new { }) is var reply ? reply.Status : 0, reply.Code, reply.Message));
        LookupFrom(Client("eu-central-1"), new { }).Ok();
        _world.Time.Advance(TimeSpan.FromSeconds(0.5));
        LookupFrom(_world.Admin, new { }).Ok();
    }

    [Fact]
    public void Only_one_attribute_and_a_sound_range_are_accepted()
    {
        var two = new[]
        {
            new { AttributeKey = "EventName", AttributeValue = "ListUsers" }, new { AttributeKey = "ReadOnly", AttributeValue = "true" },
        };
        Assert.Equal("InvalidLookupAttributesException", LookupFrom(_world.Admin, new { LookupAttributes = two }).Code);
        _world.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("InvalidTimeRangeException", LookupFrom(_world.Admin, new { StartTime = 2000, EndTime = 1000.5 }).Code);
        Assert.Equal("InvalidMaxResultsException", LookupFrom(_world.Admin, new { MaxResults = 51 }).Code);
    }

    private SandboxClient Client(string region)
    {
        var key = _world.Administrator.AccessKeys[0];
        return new SandboxClient(_world.Aws, _world.Time, key.Id, key.Secret) { Region = region };
    }

    private Reply Lookup(string key, string value) =>
        LookupFrom(_world.Admin, new { LookupAttributes = new[] { new { AttributeKey = key, AttributeValue = value } } });

    private static Reply LookupFrom(SandboxClient client, object body) => client.Json(
        "cloudtrail", "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents", JsonSerializer.Serialize(body));

    private static IEnumerable<string?> Names(Reply reply) =>
        reply.Ok().Json.GetProperty("Events").EnumerateArray().Select(each => each.GetProperty("EventName").GetString());
}
