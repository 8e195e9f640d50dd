namespace Keytide.Tests.Sandbox.Secrets;

public sealed class SecretLifeTests
{
    private readonly SmallWorld _world = new();
    private readonly SecretsClient _secrets;

    public SecretLifeTests() => _secrets = new SecretsClient(_world.Admin);

    [Fact]
    public void An_arn_ends_in_six_random_characters_and_is_found_with_and_without_them()
    {
        var arn = _secrets.Create("app/key").Ok().Json.GetProperty("ARN").GetString()!;
        Assert.Matches("^arn:aws:secretsmanager:us-east-1:111111111111:secret:app/key-[A-Za-z0-9]{6}$", arn);
        Assert.Equal("one", _secrets.Value(arn));
        Assert.Equal("one", _secrets.Value(arn[..^7]));
    }

    [Fact]
    public void What_is_not_there_is_refused_in_the_words_recorded()
    {
        Assert.Equal("Secrets Manager can't find the specified secret.", _secrets.Get("none").Message);
        _secrets.Create("app/key").Ok();
        Assert.Equal("Secrets Manager can't find the specified secret value for staging label: AWSPREVIOUS",
            _secrets.Get("app/key", "AWSPREVIOUS").Message);
        var version = SecretsClient.Token("v9");
        Assert.Equal($"Secrets Manager can't find the specified secret value for VersionId: {version}",
            _secrets.Call("GetSecretValue", new { SecretId = "app/key", VersionId = version }).Message);
        var reply = _secrets.Call("GetSecretValue",
            new { SecretId = "app/key", VersionId = SecretsClient.Token("v1"), VersionStage = "AWSPREVIOUS" });
        Assert.Equal("InvalidRequestException", reply.Code);
        Assert.Equal("You provided a VersionStage that is not associated to the provided VersionId.", reply.Message);
    }

    [Fact]
    public void A_deleted_secret_can_be_restored_until_its_window_ends()
    {
        _secrets.Create("app/key").Ok();
        var deletion = _secrets.Call("DeleteSecret", new { SecretId = "app/key", RecoveryWindowInDays = 7 }).Ok().Json;
        Assert.Equal(_world.Time.Now.AddDays(7).ToUnixTimeSeconds(), deletion.GetProperty("DeletionDate").GetDouble());
        Assert.Equal("You can't perform this operation on the secret because it was marked for deletion.", _secrets.Get("app/key").Message);
        Assert.Equal("You can't create this secret because a secret with this name is already scheduled for deletion.",
            _secrets.Create("app/key", token: "other").Message);
        _secrets.Call("RestoreSecret", new { SecretId = "app/key" }).Ok();
        Assert.Equal("one", _secrets.Value("app/key"));
        _secrets.Call("DeleteSecret", new { SecretId = "app/key", RecoveryWindowInDays = 7 }).Ok();
        _world.Time.Advance(TimeSpan.FromDays(7));
        Assert.Equal("ResourceNotFoundException", _secrets.Call("RestoreSecret", new { SecretId = "app/key" }).Code);
        _secrets.Create("app/key", "again", "v9").Ok();
    }

    [Theory]
    [InlineData(6)]
    [InlineData(31)]
    public void The_window_is_seven_to_thirty_days(int days)
    {
        _secrets.Create("app/key").Ok();
        Assert.Equal("InvalidParameterException",
            _secrets.Call("DeleteSecret", new { SecretId = "app/key", RecoveryWindowInDays = days }).Code);
    }

    [Fact]
    public void Force_deletes_at_once_and_does_not_mind_what_is_not_there()
    {
        _secrets.Create("app/key").Ok();
        _secrets.Call("DeleteSecret", new { SecretId = "app/key", ForceDeleteWithoutRecovery = true }).Ok();
        _secrets.Call("DeleteSecret", new { SecretId = "app/key", ForceDeleteWithoutRecovery = true }).Ok();
        Assert.Equal("ResourceNotFoundException", _secrets.Get("app/key").Code);
        Assert.Equal("InvalidParameterException", _secrets.Call("DeleteSecret",
            new { SecretId = "app/key", ForceDeleteWithoutRecovery = true, RecoveryWindowInDays = 7 }).Code);
    }

    [Fact]
    public void Rotation_without_a_function_is_refused_at_each_step_and_changes_nothing()
    {
        _secrets.Create("app/key").Ok();
        var token = SecretsClient.Token("r");
        Reply Rotate(string? lambda) => _secrets.Call("RotateSecret", lambda is null
            ? new { SecretId = "app/key", ClientRequestToken = token }
            : new { SecretId = "app/key", ClientRequestToken = token, RotationLambdaARN = lambda });

        Assert.Equal("No Lambda rotation function ARN is associated with this secret.", Rotate(null).Message);
        Assert.Equal("AccessDeniedException", Rotate("arn:aws:lambda:us-east-1:111111111111:function:rotate").Code);
        Assert.Equal("v1: AWSCURRENT", _secrets.Stages("app/key"));
        _secrets.Put("app/key", "two", "v2", "AWSPENDING").Ok();
        Assert.Equal("A previous rotation isn't complete. That rotation will be reattempted.", Rotate(null).Message);
        var cancelled = _secrets.Call("CancelRotateSecret", new { SecretId = "app/key" }).Ok();
        Assert.Equal(SecretsClient.Token("v2"), cancelled.Json.GetProperty("VersionId").GetString());
    }

    [Fact]
    public void A_list_is_paged_filtered_and_hides_what_waits_for_deletion()
    {
        foreach (var name in new[] { "app/a", "app/b", "web/c" })
        {
            _secrets.Create(name).Ok();
        }
        var first = _secrets.Call("ListSecrets", new { MaxResults = 2 }).Ok().Json;
        Assert.Equal(2, first.GetProperty("SecretList").GetArrayLength());
        var rest = _secrets.Call("ListSecrets", new { MaxResults = 2, NextToken = first.GetProperty("NextToken").GetString() }).Ok().Json;
        Assert.Equal(1, rest.GetProperty("SecretList").GetArrayLength());
        Assert.False(rest.TryGetProperty("NextToken", out _));
        Assert.Equal("InvalidNextTokenException", _secrets.Call("ListSecrets", new { NextToken = "nonsense" }).Code);

        _secrets.Call("DeleteSecret", new { SecretId = "app/a" }).Ok();
        var filters = new[] { new { Key = "name", Values = new[] { "app/" } } };
        Assert.Equal(1, _secrets.Call("ListSecrets", new { Filters = filters }).Ok().Json.GetProperty("SecretList").GetArrayLength());
        Assert.Equal(2, _secrets.Call("ListSecrets", new { Filters = filters, IncludePlannedDeletion = true }).Ok().Json
            .GetProperty("SecretList").GetArrayLength());
    }

    [Fact]
    public void Tags_come_and_go_and_a_read_notes_the_day()
    {
        _secrets.Create("app/key").Ok();
        _secrets.Call("TagResource", new { SecretId = "app/key", Tags = new[] { new { Key = "team", Value = "web" } } }).Ok();
        _secrets.Value("app/key");
        var described = _secrets.Call("DescribeSecret", new { SecretId = "app/key" }).Ok().Json;
        Assert.Equal("web", described.GetProperty("Tags")[0].GetProperty("Value").GetString());
        Assert.Equal(0, described.GetProperty("LastAccessedDate").GetDouble() % 86_400);
        _secrets.Call("UntagResource", new { SecretId = "app/key", TagKeys = new[] { "team" } }).Ok();
        Assert.False(_secrets.Call("DescribeSecret", new { SecretId = "app/key" }).Ok().Json.TryGetProperty("Tags", out _));
    }

    [Fact]
    public void A_region_has_its_own_secrets()
    {
        _secrets.Create("app/key").Ok();
        var key = _world.Administrator.AccessKeys[0];
        var elsewhere = new SecretsClient(new SandboxClient(_world.Aws, _world.Time, key.Id, key.Secret) { Region = "eu-central-1" });
        Assert.Equal("ResourceNotFoundException", elsewhere.Get("app/key").Code);
    }

    [Theory]
    [InlineData(12, false)]
    [InlineData(4096, true)]
    public void A_random_password_keeps_to_what_is_asked(int length, bool excludePunctuation)
    {
        var password = _secrets.Call("GetRandomPassword",
                new { PasswordLength = length, ExcludePunctuation = excludePunctuation, ExcludeCharacters = "aA1" })
            .Ok().Json.GetProperty("RandomPassword").GetString()!;
        Assert.Equal(length, password.Length);
        Assert.DoesNotContain(password, symbol => "aA1 ".Contains(symbol));
        Assert.Contains(password, char.IsAsciiDigit);
        Assert.Contains(password, char.IsAsciiLetterUpper);
        Assert.Equal(!excludePunctuation, password.Any(symbol => !char.IsAsciiLetterOrDigit(symbol)));
    }
}
