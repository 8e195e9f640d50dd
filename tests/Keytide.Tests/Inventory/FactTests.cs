using Keytide.Inventory;

namespace Keytide.Tests.Inventory;

public sealed class FactTests
{
    private static readonly Provenance Source = new("iam:Test", Observed.Now, SourceLag.None);

    [Fact]
    public void A_fact_that_nobody_set_is_unknown_and_not_empty()
    {
        Fact<IReadOnlyList<string>> fact = default;
        Assert.False(fact.IsKnown);
        Assert.False(fact.IsNotAsked);
        Assert.Equal("not read", fact.Reason);
        Assert.Throws<InvalidOperationException>(() => fact.Value);
    }

    [Fact]
    public void Every_fact_has_words_for_a_log()
    {
        Assert.Equal("5 (iam:Test)", Fact.Known(5, Source).ToString());
        Assert.Equal("unknown: AccessDenied", Fact.Unknown<int>("AccessDenied").ToString());
        Assert.Contains("unknown", new AccessKey(null, CredentialStatus.Active, default, default).ToString());
    }

    [Fact]
    public void What_is_derived_from_a_fact_is_known_as_much_as_the_fact()
    {
        Assert.Equal(Source, Fact.Known(5, Source).Select(value => value + 1).Provenance);
        var notAsked = Fact.NotAsked<int>("nobody needs it").Select(value => value + 1);
        Assert.True(notAsked.IsNotAsked);
        Assert.Equal("nobody needs it", notAsked.Reason);
        Assert.False(Fact.Unknown<int>("denied").Select(value => value + 1).IsNotAsked);
    }
}
