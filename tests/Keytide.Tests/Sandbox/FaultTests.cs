using Keytide.Sandbox;
using Keytide.Sandbox.Faults;

namespace Keytide.Tests.Sandbox;

public sealed class FaultTests
{
    [Fact]
    public void Without_faults_everything_holds_at_once()
    {
        var world = new SmallWorld();
        var key = world.Administrator.AddAccessKey(world.Time.Now);

        Assert.All(Enumerable.Range(0, 50), _ => Assert.Equal(200, world.ClientOf(key).Sts("GetCallerIdentity").Status));
    }

    [Fact]
    public void A_new_key_works_here_and_there_before_it_works_everywhere()
    {
        var world = World("eventual-consistency");
        world.Time.Advance(TimeSpan.FromDays(1));
        var client = world.ClientOf(world.Administrator.AddAccessKey(world.Time.Now));

        var flapped = 0;
        var last = false;
        for (var second = 0; second < 150; second++)
        {
            var works = client.Sts("GetCallerIdentity").Status == 200;
            flapped += works == last ? 0 : 1;
            last = works;
            world.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.True(flapped >= 3, $"The key changed its mind {flapped} times only.");
        Assert.True(last);
    }

    [Fact]
    public void A_key_that_was_deactivated_works_a_little_longer_and_then_no_more()
    {
        var world = World("eventual-consistency");
        var key = world.Administrator.AddAccessKey(world.Time.Now.AddDays(-1));
        var client = world.ClientOf(key);
        world.Admin.Iam("UpdateAccessKey", "AccessKeyId", key.Id, "Status", "Inactive").Ok();

        Assert.Contains(Enumerable.Range(0, 20), _ => client.Sts("GetCallerIdentity").Status == 200);
        world.Time.Advance(TimeSpan.FromSeconds(61));
        Assert.All(Enumerable.Range(0, 20), _ => Assert.Equal(403, client.Sts("GetCallerIdentity").Status));
    }

    [Fact]
    public void A_list_may_be_stale_for_five_seconds()
    {
        var world = World("eventual-consistency");
        var key = world.Administrator.AddAccessKey(world.Time.Now);
        int Listed() => Enumerable.Range(0, 30).Count(_ => world.Admin.Iam("ListAccessKeys").Ok().All("AccessKeyId").Contains(key.Id));

        world.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.InRange(Listed(), 1, 29);
        world.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(30, Listed());
        world.Administrator.RemoveAccessKey(key, world.Time.Now);
        Assert.Equal(30, Listed());
    }

    [Fact]
    public void A_change_of_policy_travels_too()
    {
        var world = World("eventual-consistency");
        var user = world.Account.AddUser("alice", world.Time.Now.AddDays(-1));
        var client = world.ClientOf(user.AddAccessKey(world.Time.Now.AddDays(-1)));
        user.AttachPolicy("arn:aws:iam::aws:policy/IAMReadOnlyAccess", world.Time.Now);

        Assert.Equal(403, client.Iam("ListUsers").Status);
        world.Time.Advance(TimeSpan.FromSeconds(121));
        Assert.Equal(200, client.Iam("ListUsers").Status);
    }

    [Fact]
    public void The_world_heals_when_the_faults_end()
    {
        var world = World("eventual-consistency");
        var client = world.ClientOf(world.Administrator.AddAccessKey(world.Time.Now));
        Assert.Equal(403, client.Sts("GetCallerIdentity").Status);

        world.Aws.Faults = FaultOptions.None;

        Assert.Equal(200, client.Sts("GetCallerIdentity").Status);
    }

    [Fact]
    public void A_use_is_recorded_once_in_a_quarter_of_an_hour()
    {
        var world = new SmallWorld();
        var key = world.Administrator.AccessKeys[0];
        world.Admin.Sts("GetCallerIdentity").Ok();
        world.Time.Advance(TimeSpan.FromMinutes(14));
        world.Admin.Iam("ListUsers").Ok();

        Assert.Equal(world.Time.Now.AddMinutes(-14), key.LastUse.SeenAt(world.Time.Now)!.At);
        Assert.Equal(world.Time.Now, key.LastUse.Truth!.At);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        world.Admin.Iam("ListUsers").Ok();
        Assert.Equal("iam", key.LastUse.SeenAt(world.Time.Now)!.Service);
    }

    [Fact]
    public void A_use_is_told_late()
    {
        var world = World("last-used-lag");
        var alice = world.Account.AddUser("alice", world.Time.Now);
        var key = alice.AddAccessKey(world.Time.Now);
        var usedAt = world.Time.Now;
        world.ClientOf(key).Sts("GetCallerIdentity").Ok();

        world.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Empty(world.Admin.Iam("GetAccessKeyLastUsed", "AccessKeyId", key.Id).Ok().All("LastUsedDate"));
        world.Time.Advance(TimeSpan.FromHours(4));
        var told = world.Admin.Iam("GetAccessKeyLastUsed", "AccessKeyId", key.Id).Ok();
        Assert.Equal(usedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"), told["LastUsedDate"]);
        Assert.Equal(("sts", "us-east-1"), (told["ServiceName"], told["Region"]));
    }

    [Fact]
    public void Too_many_calls_are_throttled_and_time_fills_the_bucket_again()
    {
        var world = new SmallWorld(new SandboxOptions { Faults = new FaultOptions { Throttling = new(2, 5) { SendsRetryAfter = true } } });
        Assert.All(Enumerable.Range(0, 5), _ => Assert.Equal(200, world.Admin.Iam("ListUsers").Status));

        var refused = world.Admin.Iam("ListUsers");

        Assert.Equal((400, "Throttling", "Rate exceeded"), (refused.Status, refused.Code, refused.Message));
        Assert.Equal("500", refused.Answer.Headers["x-amz-retry-after"]);
        Assert.Equal(200, world.Admin.Iam("ListRoles").Status);
        world.Time.Advance(TimeSpan.FromMilliseconds(500));
        Assert.Equal(200, world.Admin.Iam("ListUsers").Status);
    }

    [Fact]
    public void A_json_service_throttles_in_its_own_words()
    {
        var world = new SmallWorld(new SandboxOptions { Faults = new FaultOptions { Throttling = new(0.001, 1) } });
        world.Admin.Json("secretsmanager", "secretsmanager.ListSecrets", "{}").Ok();

        var refused = world.Admin.Json("secretsmanager", "secretsmanager.ListSecrets", "{}");

        Assert.Equal((400, "ThrottlingException", "Rate exceeded"), (refused.Status, refused.Code, refused.Message));
    }

    [Fact]
    public void Short_pages_lose_nobody()
    {
        var world = new SmallWorld(new SandboxOptions { Faults = new FaultOptions { ShortPages = new(1) } });
        for (var i = 0; i < 240; i++)
        {
            world.Account.AddUser($"user-{i:D3}", world.Time.Now);
        }

        var names = new List<string>();
        var pages = 0;
        string[] marker = [];
        do
        {
            var page = world.Admin.Iam("ListUsers", marker).Ok();
            names.AddRange(page.All("UserName"));
            marker = page["IsTruncated"] == "true" ? ["Marker", page["Marker"]] : [];
            pages++;
        }
        while (marker.Length > 0);

        Assert.Equal(241, names.Distinct().Count());
        Assert.Equal(241, names.Count);
        Assert.True(pages > 1);
    }

    [Fact]
    public void An_answer_may_be_lost_with_and_without_the_effect()
    {
        var before = new SmallWorld(new SandboxOptions { Faults = new FaultOptions { LostAnswers = new(Before: 1, After: 0) } });
        var after = new SmallWorld(new SandboxOptions { Faults = new FaultOptions { LostAnswers = new(Before: 0, After: 1) } });

        Assert.True(before.Admin.Iam("CreateUser", "UserName", "alice").Answer.Lost);
        Assert.Null(before.Account.Users.Find("alice"));
        Assert.True(after.Admin.Iam("CreateUser", "UserName", "alice").Answer.Lost);
        Assert.NotNull(after.Account.Users.Find("alice"));
    }

    [Fact]
    public void Servers_fail_in_five_ways()
    {
        var world = new SmallWorld(new SandboxOptions { Faults = new FaultOptions { ServerErrors = new(1) } });
        var seen = new HashSet<(int Status, string Kind, bool HasEffect)>();
        for (var i = 0; i < 60; i++)
        {
            var reply = world.Admin.Send(
                "iam", "application/x-www-form-urlencoded", null, $"Action=CreateUser&Version=2010-05-08&UserName=user-{i}");
            seen.Add((reply.Status, reply.Answer.Headers["Content-Type"], world.Account.Users.Has($"user-{i}")));
        }

        Assert.Equal(
            new[]
            {
                (200, "text/xml", true), (500, "text/xml", false), (500, "text/xml", true), (503, "text/html", false),
                (503, "text/html", true),
            },
            seen.Order());
    }

    [Fact]
    public void After_a_wrong_secret_the_right_one_is_refused_for_five_seconds()
    {
        var world = World("negative-cache");
        var key = world.Administrator.AccessKeys[0];
        new SandboxClient(world.Aws, world.Time, key.Id, "wrong").Sts("GetCallerIdentity");

        Assert.Equal("SignatureDoesNotMatch", world.Admin.Sts("GetCallerIdentity").Code);
        world.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(200, world.Admin.Sts("GetCallerIdentity").Status);
    }

    [Fact]
    public void A_fault_that_does_not_exist_is_refused_with_the_list_of_those_that_do()
    {
        var error = Assert.Throws<ArgumentException>(() => FaultOptions.Parse(["gremlins"]));

        Assert.StartsWith("There is no fault named \"gremlins\"; there are eventual-consistency, last-used-lag,", error.Message);
    }

    [Fact]
    public void The_same_seed_gives_the_same_answers_to_the_byte()
    {
        Assert.Equal(Trace(7), Trace(7));
        Assert.NotEqual(Trace(7), Trace(8));
    }

    private static string Trace(ulong seed)
    {
        var world = new SmallWorld(new SandboxOptions { Seed = seed, Faults = FaultOptions.Parse(FaultOptions.Names) });
        var trace = new List<string>();
        for (var i = 0; i < 60; i++)
        {
            var reply = world.Admin.Iam("CreateUser", "UserName", $"user-{i % 40}");
            trace.Add($"{reply.Status} {reply.Answer.Lost} {reply.Text}");
            trace.Add(world.Admin.Iam("CreateAccessKey", "UserName", $"user-{i % 40}").Text);
            trace.Add(world.Admin.Iam("ListAccessKeys", "UserName", $"user-{i % 40}").Text);
            world.Time.Advance(TimeSpan.FromMilliseconds(700));
        }

        return string.Join('\n', trace);
    }

    private static SmallWorld World(string fault) => new(new SandboxOptions { Faults = FaultOptions.Parse([fault]) });
}
