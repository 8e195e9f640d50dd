using System.Text;
using System.Text.Json;

namespace Keytide.Tests.Sandbox.Kms;

public sealed class KeyTests
{
    private readonly SmallWorld _world = new();

    [Fact]
    public void A_data_key_comes_back_from_its_ciphertext_in_the_same_context_only()
    {
        var key = Create();
        Call("CreateAlias", new { AliasName = "alias/app", TargetKeyId = key }).Ok();
        var made = Call("GenerateDataKey", new { KeyId = "alias/app", KeySpec = "AES_256", EncryptionContext = new { a = "1", b = "2" } })
            .Ok().Json;
        var (plain, blob) = (made.GetProperty("Plaintext").GetString()!, made.GetProperty("CiphertextBlob").GetString()!);
        Assert.Equal(32, Convert.FromBase64String(plain).Length);
        Assert.Equal(key, made.GetProperty("KeyId").GetString());
        var opened = Call("Decrypt", new { CiphertextBlob = blob, EncryptionContext = new { b = "2", a = "1" } }).Ok().Json;
        Assert.Equal(plain, opened.GetProperty("Plaintext").GetString());
        Assert.Equal(key, opened.GetProperty("KeyId").GetString());

        Assert.Equal("InvalidCiphertextException", Call("Decrypt", new { CiphertextBlob = blob }).Code);
        Assert.Equal("InvalidCiphertextException",
            Call("Decrypt", new { CiphertextBlob = blob, EncryptionContext = new { a = "12", b = "" } }).Code);
        var changed = Convert.FromBase64String(blob);
        changed[^1] ^= 1;
        Assert.Equal("InvalidCiphertextException", Call("Decrypt",
            new { CiphertextBlob = Convert.ToBase64String(changed), EncryptionContext = new { a = "1", b = "2" } }).Code);
        Assert.Equal("IncorrectKeyException",
            Call("Decrypt", new { KeyId = Create(), CiphertextBlob = blob, EncryptionContext = new { a = "1", b = "2" } }).Code);
    }

    [Fact]
    public void A_small_text_is_encrypted_and_decrypted()
    {
        var text = Convert.ToBase64String(Encoding.UTF8.GetBytes("small"));
        var blob = Call("Encrypt", new { KeyId = Create(), Plaintext = text }).Ok().Json.GetProperty("CiphertextBlob").GetString();
        Assert.Equal(text, Call("Decrypt", new { CiphertextBlob = blob }).Ok().Json.GetProperty("Plaintext").GetString());
        var large = Convert.ToBase64String(new byte[4097]);
        Assert.Equal("ValidationException", Call("Encrypt", new { KeyId = Create(), Plaintext = large }).Code);
    }

    [Fact]
    public void A_key_that_is_off_or_about_to_go_is_not_used()
    {
        var key = Create();
        Call("DisableKey", new { KeyId = key }).Ok();
        Assert.Equal("DisabledException", Generate(key).Code);
        Call("EnableKey", new { KeyId = key }).Ok();
        Generate(key).Ok();
        Call("ScheduleKeyDeletion", new { KeyId = key, PendingWindowInDays = 7 }).Ok();
        Assert.Equal("KMSInvalidStateException", Generate(key).Code);
        Assert.Equal("KMSInvalidStateException", Call("EnableKey", new { KeyId = key }).Code);
        Call("CancelKeyDeletion", new { KeyId = key }).Ok();
        Assert.Equal("DisabledException", Generate(key).Code);
        Assert.Equal("Disabled",
            Call("DescribeKey", new { KeyId = key }).Ok().Json.GetProperty("KeyMetadata").GetProperty("KeyState").GetString());
    }

    [Fact]
    public void A_key_is_named_by_id_or_ARN_or_alias_and_another_is_not_found()
    {
        var key = Create();
        foreach (var name in new[] { key, key[(key.LastIndexOf('/') + 1)..] })
        {
            Generate(name).Ok();
        }

        foreach (var name in new[] { "alias/none", "7c1f3a52-0000-4000-8000-000000000000", key.Replace("us-east-1", "eu-west-1") })
        {
            Assert.Equal("NotFoundException", Generate(name).Code);
        }
    }

    [Fact]
    public void Who_may_not_use_the_key_is_told_which()
    {
        var key = Create();
        var user = _world.Account.AddUser("narrow", _world.Time.Now.AddDays(-3));
        user.PutPolicy("kms", $$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:GenerateDataKey","Resource":"{{key}}"}]}
            """, _world.Time.Now.AddDays(-3));
        var narrow = _world.ClientOf(user.AddAccessKey(_world.Time.Now.AddDays(-2)));
        var blob = narrow.Json("kms", "TrentService.GenerateDataKey", JsonSerializer.Serialize(new { KeyId = key, KeySpec = "AES_256" }))
            .Ok().Json.GetProperty("CiphertextBlob").GetString();
        var refused = narrow.Json("kms", "TrentService.Decrypt", JsonSerializer.Serialize(new { CiphertextBlob = blob }));
        Assert.Equal("AccessDeniedException", refused.Code);
        Assert.Contains($"kms:Decrypt on resource: {key}", refused.Message);
    }

    [Fact]
    public void CloudTrail_is_told_the_context_and_neither_the_key_nor_its_ciphertext()
    {
        var input = new { KeyId = Create(), KeySpec = "AES_256", EncryptionContext = new { purpose = "test" } };
        var reply = Call("GenerateDataKey", input).Ok();
        var events = _world.Admin.Json("cloudtrail", "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents", "{}").Ok().Text;
        Assert.Contains("purpose", events);
        Assert.DoesNotContain(reply.Json.GetProperty("Plaintext").GetString()!, events);
        Assert.DoesNotContain(reply.Json.GetProperty("CiphertextBlob").GetString()!, events);
    }

    private string Create() =>
        Call("CreateKey", new { Description = "a test's" }).Ok().Json.GetProperty("KeyMetadata").GetProperty("Arn").GetString()!;

    private Reply Generate(string key) => Call("GenerateDataKey", new { KeyId = key, KeySpec = "AES_256" });

    private Reply Call(string action, object input) => _world.Admin.Json("kms", $"TrentService.{action}", JsonSerializer.Serialize(input));
}
