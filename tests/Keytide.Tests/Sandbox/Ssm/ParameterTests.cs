using System.Text.Json;
using Keytide.Sandbox.World;

namespace Keytide.Tests.Sandbox.Ssm;

public sealed class ParameterTests
{
    private readonly SmallWorld _world = new();

    [Fact]
    public void A_value_comes_back_with_its_version()
    {
        Put("/app/key", "one").Ok();
        Put("/app/key", "two", overwrite: true).Ok();
        var parameter = Get("/app/key").Ok().Json.GetProperty("Parameter");
        Assert.Equal(("two", 2), (parameter.GetProperty("Value").GetString(), parameter.GetProperty("Version").GetInt32()));
        Assert.Equal("arn:aws:ssm:us-east-1:111111111111:parameter/app/key", parameter.GetProperty("ARN").GetString());
        Assert.Equal("text", parameter.GetProperty("DataType").GetString());
    }

    [Fact]
    public void An_existing_parameter_is_not_overwritten_unasked()
    {
        Put("/app/key", "one").Ok();
        Assert.Equal("ParameterAlreadyExists", Put("/app/key", "two").Code);
        Assert.Equal("one", ValueOf("/app/key"));
    }

    [Fact]
    public void A_repeated_put_makes_another_version_because_there_is_no_token()
    {
        Put("/app/key", "one").Ok();
        Put("/app/key", "one", overwrite: true).Ok();
        Assert.Equal(3, Put("/app/key", "one", overwrite: true).Ok().Json.GetProperty("Version").GetInt32());
    }

    [Fact]
    public void Selectors_name_a_version_or_a_label()
    {
        Put("/app/key", "one").Ok();
        Put("/app/key", "two", overwrite: true).Ok();
        Call("LabelParameterVersion", new { Name = "/app/key", ParameterVersion = 1, Labels = new[] { "live", "1st" } }).Ok();
        Assert.Equal("one", ValueOf("/app/key:1"));
        Assert.Equal("one", ValueOf("/app/key:live"));
        Assert.Equal(":live", Get("/app/key:live").Ok().Json.GetProperty("Parameter").GetProperty("Selector").GetString());
        Assert.Equal("ParameterVersionNotFound", Get("/app/key:9").Code);
        Assert.Equal("ParameterVersionNotFound", Get("/app/key:1st").Code);
        Assert.Equal("ParameterNotFound", Get("/app/none").Code);
    }

    [Fact]
    public void A_label_moves_and_a_version_has_ten_at_most()
    {
        Put("/app/key", "one").Ok();
        Put("/app/key", "two", overwrite: true).Ok();
        Call("LabelParameterVersion", new { Name = "/app/key", ParameterVersion = 1, Labels = new[] { "live" } }).Ok();
        Call("LabelParameterVersion", new { Name = "/app/key", Labels = new[] { "live" } }).Ok();
        Assert.Equal("two", ValueOf("/app/key:live"));
        var ten = Enumerable.Range(0, 10).Select(i => $"label{i}").ToArray();
        Assert.Equal("ParameterVersionLabelLimitExceeded", Call("LabelParameterVersion", new { Name = "/app/key", Labels = ten }).Code);
    }

    [Fact]
    public void A_hundred_versions_are_kept_and_a_labelled_oldest_one_blocks()
    {
        Put("/app/key", "1").Ok();
        for (var i = 2; i <= 101; i++)
        {
            Put("/app/key", $"{i}", overwrite: true).Ok();
        }
        Assert.Equal("ParameterVersionNotFound", Get("/app/key:1").Code);
        Call("LabelParameterVersion", new { Name = "/app/key", ParameterVersion = 2, Labels = new[] { "keep" } }).Ok();
        Assert.Equal("ParameterMaxVersionLimitExceeded", Put("/app/key", "x", overwrite: true).Code);
        Assert.Equal("101", ValueOf("/app/key"));
    }

    [Theory]
    [InlineData(4096, "Standard", null)]
    [InlineData(4097, "Standard", "ValidationException")]
    [InlineData(4097, "Advanced", null)]
    [InlineData(4097, "Intelligent-Tiering", null)]
    [InlineData(8193, "Advanced", "ValidationException")]
    public void The_tier_limits_the_size(int size, string tier, string? code) =>
        Assert.Equal(code, Call("PutParameter", new { Name = "k", Value = new string('x', size), Type = "String", Tier = tier }).Code);

    [Fact]
    public void An_advanced_parameter_stays_advanced()
    {
        Call("PutParameter", new { Name = "k", Value = "x", Type = "String", Tier = "Advanced" }).Ok();
        Assert.Equal("Advanced", Put("k", "y", overwrite: true).Ok().Json.GetProperty("Tier").GetString());
        Assert.Equal("ValidationException",
            Call("PutParameter", new { Name = "k", Value = "z", Tier = "Standard", Overwrite = true }).Code);
    }

    [Theory]
    [InlineData("/aws/key", "AccessDeniedException")]
    [InlineData("ssm-key", "ValidationException")]
    [InlineData("app/key", "ValidationException")]
    [InlineData("/a b", "ValidationException")]
    [InlineData("/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p", "HierarchyLevelLimitExceededException")]
    public void Names_are_held_to_the_rules(string name, string code) => Assert.Equal(code, Put(name, "x").Code);

    [Fact]
    public void The_type_is_needed_once_and_never_changes()
    {
        Assert.Equal("ValidationException", Call("PutParameter", new { Name = "k", Value = "x" }).Code);
        Put("k", "x").Ok();
        Assert.Equal("HierarchyTypeMismatchException",
            Call("PutParameter", new { Name = "k", Value = "x", Type = "SecureString", Overwrite = true }).Code);
    }

    [Fact]
    public void A_secure_string_is_readable_only_with_decryption()
    {
        Call("PutParameter", new { Name = "k", Value = "wJalrXUtnFEMI", Type = "SecureString" }).Ok();
        var reply = Get("k").Ok();
        Assert.DoesNotContain("wJalrXUtnFEMI", reply.Text);
        Assert.Equal(ValueOf("k"), ValueOf("k"));
        Assert.Equal("wJalrXUtnFEMI", Call("GetParameter", new { Name = "k", WithDecryption = true }).Ok().Json
            .GetProperty("Parameter").GetProperty("Value").GetString());
    }

    [Fact]
    public void Several_at_once_tell_apart_what_is_not_there()
    {
        Put("a", "1").Ok();
        Put("b", "2").Ok();
        var reply = Call("GetParameters", new { Names = new[] { "a", "none", "b:7" } }).Ok().Json;
        Assert.Equal(1, reply.GetProperty("Parameters").GetArrayLength());
        Assert.Equal(["none", "b:7"], reply.GetProperty("InvalidParameters").EnumerateArray().Select(name => name.GetString()));
        var deleted = Call("DeleteParameters", new { Names = new[] { "a", "none" } }).Ok().Json;
        Assert.Equal(("a", "none"), (deleted.GetProperty("DeletedParameters")[0].GetString(),
            deleted.GetProperty("InvalidParameters")[0].GetString()));
        Assert.Equal("ParameterNotFound", Call("DeleteParameter", new { Name = "a" }).Code);
    }

    [Fact]
    public void A_path_lists_its_children_or_everything_below()
    {
        foreach (var name in new[] { "/app/a", "/app/b", "/app/deep/c", "/application/d" })
        {
            Put(name, "x").Ok();
        }
        Assert.Equal(["/app/a", "/app/b"], Names(Call("GetParametersByPath", new { Path = "/app" })));
        Assert.Equal(["/app/a", "/app/b", "/app/deep/c"], Names(Call("GetParametersByPath", new { Path = "/app/", Recursive = true })));
        Assert.Equal("ValidationException", Call("GetParametersByPath", new { Path = "/app", MaxResults = 11 }).Code);
        var filters = new[] { new { Key = "Name", Option = "BeginsWith", Values = new[] { "/app/d" } } };
        Assert.Equal(["/app/deep/c"], Names(Call("DescribeParameters", new { ParameterFilters = filters })));
    }

    [Fact]
    public void A_page_can_be_empty_and_still_not_the_last()
    {
        for (var i = 0; i < 12; i++)
        {
            Put($"/app/p{i:D2}", "x").Ok();
        }
        _world.World.Part<ServiceKnobs>().EmptyPages = true;
        var (names, pages, token) = (new List<string?>(), 0, (string?)null);
        do
        {
            var reply = Call("GetParametersByPath", token is null ? new { Path = "/app" } : new { Path = "/app", NextToken = token }).Ok();
            names.AddRange(Names(reply));
            pages++;
            token = reply.Json.TryGetProperty("NextToken", out var next) ? next.GetString() : null;
        }
        while (token is not null);
        Assert.Equal((12, 4), (names.Distinct().Count(), pages));
    }

    [Fact]
    public void History_has_every_version_with_its_labels()
    {
        Put("k", "one").Ok();
        Put("k", "two", overwrite: true).Ok();
        Call("LabelParameterVersion", new { Name = "k", Labels = new[] { "live" } }).Ok();
        var history = Call("GetParameterHistory", new { Name = "k" }).Ok().Json.GetProperty("Parameters");
        Assert.Equal(["one", "two"], history.EnumerateArray().Select(version => version.GetProperty("Value").GetString()));
        Assert.Equal("live", history[1].GetProperty("Labels")[0].GetString());
        Assert.Equal("arn:aws:iam::111111111111:user/administrator", history[0].GetProperty("LastModifiedUser").GetString());
    }

    [Fact]
    public void A_pattern_holds_for_later_values_too()
    {
        Call("PutParameter", new { Name = "k", Value = "12", Type = "String", AllowedPattern = "\\d+" }).Ok();
        Assert.Equal("ParameterPatternMismatchException", Put("k", "x", overwrite: true).Code);
        Call("PutParameter", new { Name = "k", Value = "x", AllowedPattern = "", Overwrite = true }).Ok();
        Assert.Equal("InvalidAllowedPatternException",
            Call("PutParameter", new { Name = "j", Value = "12", Type = "String", AllowedPattern = "(" }).Code);
    }

    [Fact]
    public void Tags_come_and_go()
    {
        Put("k", "x").Ok();
        var tags = new[] { new { Key = "team", Value = "web" } };
        Call("AddTagsToResource", new { ResourceType = "Parameter", ResourceId = "k", Tags = tags }).Ok();
        var list = Call("ListTagsForResource", new { ResourceType = "Parameter", ResourceId = "k" }).Ok().Json.GetProperty("TagList");
        Assert.Equal("web", list[0].GetProperty("Value").GetString());
        Call("RemoveTagsFromResource", new { ResourceType = "Parameter", ResourceId = "k", TagKeys = new[] { "team" } }).Ok();
        Assert.Equal("InvalidResourceId", Call("ListTagsForResource", new { ResourceType = "Parameter", ResourceId = "none" }).Code);
    }

    private Reply Call(string operation, object body) => _world.Admin.Json("ssm", "AmazonSSM." + operation, JsonSerializer.Serialize(body));

    private Reply Put(string name, string value, bool overwrite = false) => overwrite
        ? Call("PutParameter", new { Name = name, Value = value, Overwrite = true })
        : Call("PutParameter", new { Name = name, Value = value, Type = "String" });

    private Reply Get(string name) => Call("GetParameter", new { Name = name });

    private string? ValueOf(string name) => Get(name).Ok().Json.GetProperty("Parameter").GetProperty("Value").GetString();

    private static IEnumerable<string?> Names(Reply reply) =>
        reply.Ok().Json.GetProperty("Parameters").EnumerateArray().Select(parameter => parameter.GetProperty("Name").GetString());
}
