using System.Text.Json;
using Keytide.Sandbox.World;

namespace Keytide.Tests.Sandbox.Secrets;

public sealed class SecretVersionTests
{
    private readonly SmallWorld _world = new();
    private readonly SecretsClient _secrets;

    public SecretVersionTests()
    {
        _secrets = new SecretsClient(_world.Admin);
        _secrets.Create("app/key").Ok();
    }

    [Fact]
    public void A_put_without_stages_moves_current_and_the_old_one_becomes_previous()
    {
        _secrets.Put("app/key", "two", "v2").Ok();
        Assert.Equal("v1: AWSPREVIOUS | v2: AWSCURRENT", _secrets.Stages("app/key"));
        _secrets.Put("app/key", "three", "v3").Ok();
        Assert.Equal("v2: AWSPREVIOUS | v3: AWSCURRENT", _secrets.Stages("app/key"));
        Assert.Equal(("three", "two"), (_secrets.Value("app/key"), _secrets.Value("app/key", "AWSPREVIOUS")));
    }

    [Fact]
    public void A_put_with_stages_moves_those_and_no_other()
    {
        _secrets.Put("app/key", "two", "v2", "AWSPENDING").Ok();
        Assert.Equal("v1: AWSCURRENT | v2: AWSPENDING", _secrets.Stages("app/key"));
        _secrets.Put("app/key", "three", "v3", "AWSPENDING", "canary").Ok();
        Assert.Equal("v1: AWSCURRENT | v3: AWSPENDING canary", _secrets.Stages("app/key"));
    }

    [Fact]
    public void The_first_version_is_current_whatever_stages_are_asked_for()
    {
        _secrets.Create("empty", value: null).Ok();
        _secrets.Put("empty", "one", "v1", "AWSPENDING").Ok();
        Assert.Equal("v1: AWSCURRENT AWSPENDING", _secrets.Stages("empty"));
    }

    [Fact]
    public void The_same_token_and_value_do_nothing_and_succeed()
    {
        _secrets.Put("app/key", "two", "v2").Ok();
        _secrets.Put("app/key", "three", "v3").Ok();
        var again = _secrets.Put("app/key", "two", "v2").Ok();
        Assert.Equal("AWSPREVIOUS", again.Json.GetProperty("VersionStages")[0].GetString());
        Assert.Equal("v2: AWSPREVIOUS | v3: AWSCURRENT", _secrets.Stages("app/key"));
        _secrets.Create("app/key").Ok();
    }

    [Fact]
    public void The_same_token_with_another_value_is_refused()
    {
        _secrets.Put("app/key", "two", "v2").Ok();
        var reply = _secrets.Put("app/key", "other", "v2");
        Assert.Equal((400, "ResourceExistsException"), (reply.Status, reply.Code));
        Assert.Equal("two", _secrets.Value("app/key"));
    }

    [Theory]
    [InlineData("CreateSecret", "InvalidRequestException")]
    [InlineData("PutSecretValue", "InvalidRequestException")]
    [InlineData("UpdateSecret", "InvalidRequestException")]
    [InlineData("RotateSecret", "InvalidParameterException")]
    public void A_missing_token_is_refused_in_the_words_recorded(string operation, string code)
    {
        var reply = _secrets.Call(operation, new { Name = "new", SecretId = "app/key", SecretString = "x" });
        Assert.Equal((code, "You must provide a ClientRequestToken value. We recommend a UUID-type value."), (reply.Code, reply.Message));
    }

    [Fact]
    public void A_held_label_moves_only_when_its_holder_is_named()
    {
        _secrets.Put("app/key", "two", "v2", "AWSPENDING").Ok();
        var refused = _secrets.Move("app/key", "AWSCURRENT", from: null, to: "v2");
        Assert.Equal("InvalidParameterException", refused.Code);
        Assert.StartsWith("The parameter RemoveFromVersionId can't be empty. Staging label AWSCURRENT is currently attached to version v1",
            refused.Message);
        Assert.Equal("InvalidParameterException", _secrets.Move("app/key", "AWSCURRENT", from: "v2", to: "v2").Code);
        _secrets.Move("app/key", "AWSCURRENT", from: "v1", to: "v2").Ok();
        Assert.Equal("v1: AWSPREVIOUS | v2: AWSCURRENT AWSPENDING", _secrets.Stages("app/key"));
    }

    [Fact]
    public void Moving_current_back_makes_the_other_one_previous()
    {
        _secrets.Put("app/key", "two", "v2").Ok();
        _secrets.Move("app/key", "AWSCURRENT", from: "v2", to: "v1").Ok();
        Assert.Equal("v1: AWSCURRENT | v2: AWSPREVIOUS", _secrets.Stages("app/key"));
    }

    [Fact]
    public void Current_cannot_be_taken_away_but_other_labels_can()
    {
        _secrets.Put("app/key", "two", "v2", "AWSPENDING").Ok();
        Assert.Equal("InvalidParameterException", _secrets.Move("app/key", "AWSCURRENT", from: "v1", to: null).Code);
        _secrets.Move("app/key", "AWSPENDING", from: "v2", to: null).Ok();
        Assert.Equal("v1: AWSCURRENT", _secrets.Stages("app/key"));
        Assert.Equal("ResourceNotFoundException", _secrets.Move("app/key", "x", from: null, to: "v9").Code);
    }

    [Fact]
    public void A_version_without_labels_is_shown_only_when_asked_for_and_then_without_stages()
    {
        _secrets.Put("app/key", "two", "v2").Ok();
        _secrets.Put("app/key", "three", "v3").Ok();
        var shown = _secrets.Call("ListSecretVersionIds", new { SecretId = "app/key" }).Ok().Json.GetProperty("Versions");
        var all = _secrets.Call("ListSecretVersionIds", new { SecretId = "app/key", IncludeDeprecated = true }).Ok().Json
            .GetProperty("Versions");
        Assert.Equal((2, 3), (shown.GetArrayLength(), all.GetArrayLength()));
        var deprecated = all.EnumerateArray().Single(version => version.GetProperty("VersionId").GetString() == SecretsClient.Token("v1"));
        Assert.False(deprecated.TryGetProperty("VersionStages", out _));
        Assert.Equal("DefaultEncryptionKey", deprecated.GetProperty("KmsKeyIds")[0].GetString());
    }

    [Fact]
    public void Unlabelled_versions_older_than_a_day_go_when_there_are_a_hundred()
    {
        _secrets.Move("app/key", "kept", from: null, to: "v1").Ok();
        for (var i = 2; i <= 130; i++)
        {
            _world.Time.Advance(TimeSpan.FromHours(1));
            _secrets.Put("app/key", $"value {i}", $"v{i}x").Ok();
        }
        var count = 0;
        string? token = null;
        do
        {
            var page = _secrets.Call("ListSecretVersionIds", token is null
                ? new { SecretId = "app/key", IncludeDeprecated = true }
                : new { SecretId = "app/key", IncludeDeprecated = true, NextToken = token }).Ok().Json;
            count += page.GetProperty("Versions").GetArrayLength();
            token = page.TryGetProperty("NextToken", out var next) ? next.GetString() : null;
        }
        while (token is not null);
        Assert.Equal(100, count);
        Assert.Equal(("value 130", "one"), (_secrets.Value("app/key"), _secrets.Value("app/key", "kept")));
    }

    [Fact]
    public void Writing_faster_than_versions_are_dropped_meets_the_quota()
    {
        Reply last = _secrets.Get("app/key");
        for (var i = 2; i <= 200 && last.Status == 200; i++)
        {
            last = _secrets.Put("app/key", $"value {i}", $"v{i}x");
        }
        Assert.Equal("LimitExceededException", last.Code);
    }

    [Fact]
    public void A_write_can_be_unreadable_for_a_while()
    {
        _world.World.Part<ServiceKnobs>().SecretReadableAfter = TimeSpan.FromSeconds(3);
        _secrets.Put("app/key", "two", "v2", "AWSPENDING").Ok();
        Assert.Equal("Secrets Manager can't find the specified secret value for staging label: AWSPENDING",
            _secrets.Get("app/key", "AWSPENDING").Message);
        Assert.Equal("one", _secrets.Value("app/key"));
        _world.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal("two", _secrets.Value("app/key", "AWSPENDING"));
    }

    [Fact]
    public void The_value_is_at_most_65536_bytes()
    {
        _secrets.Put("app/key", new string('x', 65_536), "v2").Ok();
        Assert.Equal("ValidationException", _secrets.Put("app/key", new string('x', 65_537), "v3").Code);
        Assert.Equal("ValidationException", _secrets.Put("app/key", new string('ü', 32_769), "v4").Code);
    }

    [Fact]
    public void Bytes_come_back_as_bytes()
    {
        var bytes = Convert.ToBase64String([0, 255, 7]);
        var token = SecretsClient.Token("b");
        _secrets.Call("PutSecretValue", new { SecretId = "app/key", ClientRequestToken = token, SecretBinary = bytes }).Ok();
        var value = _secrets.Get("app/key").Ok().Json;
        Assert.Equal(bytes, value.GetProperty("SecretBinary").GetString());
        Assert.False(value.TryGetProperty("SecretString", out JsonElement _));
    }
}
