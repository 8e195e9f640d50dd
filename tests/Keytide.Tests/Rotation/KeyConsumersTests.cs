using Keytide.Rotation;
using static Keytide.Tests.Rotation.RotationSamples;

namespace Keytide.Tests.Rotation;

public sealed class KeyConsumersTests
{
    [Fact]
    public void Whoever_was_last_seen_on_the_old_key_comes_first()
    {
        var consumers = Of(
            Use(New, 5, "10.0.0.1"), Use(Old, 1, "10.0.0.1"), // came over
            Use(New, 1, "10.0.0.2"), Use(Old, 4, "10.0.0.2"), // went back
            Use(Old, 2, "10.0.0.3"));
        Assert.Equal(["10.0.0.2", "10.0.0.3", "10.0.0.1"], consumers.Select(one => one.Address));
        Assert.Equal([false, false, true], consumers.Select(one => one.HasComeOver));
        Assert.Equal(Start.AddHours(4), consumers[0].LastSeen);
    }

    [Fact]
    public void The_record_of_last_use_counts_where_no_event_tells_the_same_use()
    {
        var unnamed = new KeyUse(Old, Start.AddHours(1), "s3", "us-east-1");
        Assert.Null(Assert.Single(Of(unnamed)).Address);
        Assert.NotNull(Assert.Single(Of(unnamed, Use(Old, 1, "10.0.0.1"))).Address);
        Assert.Equal(2, Of(unnamed, Use(Old, 3, "10.0.0.1")).Count); // Another use, hours apart: somebody whom no event shows.
    }

    [Fact]
    public void Keytide_itself_trying_the_new_key_is_no_consumer()
    {
        var tried = new KeyUse(New, Start.AddMinutes(2), "sts", "us-east-1", "10.0.0.9", "keytide");
        Assert.Empty(Of(tried));
        Assert.Single(Of(tried with { At = Start.AddHours(2) }));
        Assert.Single(Of(tried with { Key = Old }));
    }

    private static KeyUse Use(AccessKeyId key, int hour, string address) =>
        new(key, Start.AddHours(hour), "s3", "us-east-1", address, "boto3");

    private static IReadOnlyList<KeyConsumer> Of(params KeyUse[] uses) => KeyConsumers.Of(uses, Old, New, provenAt: Start.AddMinutes(3));
}
