using Keytide.Distribution;

namespace Keytide.Tests.Contracts;

/// <summary>What every destination has to do, whatever it is.</summary>
public abstract class DestinationContract
{
    private protected const string Token = "0123456789abcdef0123456789abcdef";
    private protected static readonly AccessKeyId First = AccessKeyId.Parse("AKIAFIRSTFIRSTFIRSTA");
    private protected static readonly AccessKeyId Second = AccessKeyId.Parse("AKIASECONDSECONDSECO");
    private protected const string FirstSecret = "firstFIRST/first+FIRST0123456789abcdefAB";
    private protected const string SecondSecret = "secondSECOND/second+SECOND0123456789abcD";

    private protected abstract IDestination Destination { get; }

    /// <summary>Everything the place holds, as text; empty where there is nothing.</summary>
    private protected abstract string Content { get; }

    /// <summary>Puts content there that is not Keytide's: a pair, and other things beside it.</summary>
    private protected abstract void Fill();

    /// <summary>Parts of what <see cref="Fill"/> put there that have to stay.</summary>
    private protected abstract IReadOnlyList<string> Neighbours { get; }

    /// <summary>Makes the place such that it cannot take a key.</summary>
    private protected abstract void Spoil();

    /// <summary>What the place keeps of a secret: the secret itself, or what is derived from it.</summary>
    private protected virtual string Kept(string secret) => secret;

    private protected static KeyPair FirstPair => new(First, new SecretText(FirstSecret));

    private protected static KeyPair SecondPair => new(Second, new SecretText(SecondSecret));

    [Fact]
    public async Task What_is_written_is_read_back()
    {
        var receipt = await Destination.WriteAsync(FirstPair, Token, default);
        Assert.NotEmpty(receipt.Evidence);
        await AssertHoldsAsync(FirstPair, FirstSecret);
    }

    [Fact]
    public async Task An_empty_place_is_ready_and_holds_no_key()
    {
        Assert.True((await Destination.CheckAsync(default)).IsReady);
        using var reading = await Destination.ReadAsync(default);
        Assert.False(reading.IsHidden);
        Assert.Null(reading.KeyId);
    }

    [Fact]
    public async Task A_check_leaves_no_trace()
    {
        await Destination.CheckAsync(default);
        Assert.Equal("", Content);
        Fill();
        var before = Content;
        Assert.True((await Destination.CheckAsync(default)).IsReady);
        Assert.Equal(before, Content);
    }

    [Fact]
    public async Task Everything_beside_the_pair_stays()
    {
        Fill();
        await AssertHoldsAsync(FirstPair, FirstSecret);
        await Destination.WriteAsync(SecondPair, Token, default);
        await AssertHoldsAsync(SecondPair, SecondSecret);
        Assert.All(Neighbours, part => Assert.Contains(part, Content));
        Assert.DoesNotContain(Kept(FirstSecret), Plain(Content));
    }

    [Fact]
    public async Task Writing_the_same_again_changes_nothing()
    {
        Fill();
        await Destination.WriteAsync(SecondPair, Token, default);
        var once = Content;
        await Destination.WriteAsync(SecondPair, Token, default);
        Assert.Equal(once, Content);
    }

    [Fact]
    public async Task The_old_pair_can_be_put_back_and_the_new_one_again()
    {
        Fill();
        await Destination.WriteAsync(SecondPair, Token, default);
        await Destination.WriteAsync(FirstPair, Token.Replace('0', '1'), default);
        await AssertHoldsAsync(FirstPair, FirstSecret);
        await Destination.WriteAsync(SecondPair, Token, default);
        await AssertHoldsAsync(SecondPair, SecondSecret);
    }

    [Fact]
    public async Task A_place_that_cannot_take_a_key_says_so_before_and_is_left_as_it_is()
    {
        Spoil();
        var before = Content;
        var check = await Destination.CheckAsync(default);
        Assert.False(check.IsReady);
        Assert.NotEmpty(check.Todo!);
        await Assert.ThrowsAsync<DestinationException>(() => Destination.WriteAsync(FirstPair, Token, default));
        Assert.Equal(before, Content);
    }

    [Fact]
    public async Task No_word_of_it_carries_a_secret()
    {
        Fill();
        var words = new List<string?>
        {
            (await Destination.CheckAsync(default)).Detail,
            (await Destination.WriteAsync(SecondPair, Token, default)).Evidence,
            (await Destination.ReadAsync(default)).Version,
        };
        Spoil();
        words.Add((await Destination.CheckAsync(default)).Detail);
        words.Add((await Assert.ThrowsAsync<DestinationException>(() => Destination.WriteAsync(FirstPair, Token, default))).ToString());
        Assert.All(words, word =>
        {
            Assert.DoesNotContain(FirstSecret[..12], word);
            Assert.DoesNotContain(SecondSecret[..12], word);
        });
    }

    /// <summary>As much as the place declares that it shows again; and the place itself, looked into from behind.</summary>
    private async Task AssertHoldsAsync(KeyPair pair, string secret)
    {
        using var reading = await Destination.ReadAsync(default);
        switch (Destination.Abilities.ReadBack)
        {
            case ReadBack.Full:
                Assert.True(reading.Pair!.Matches(pair));
                break;
            case ReadBack.KeyId:
                Assert.Equal(pair.Id, reading.KeyId);
                break;
            default:
                Assert.True(reading.IsHidden);
                Assert.NotEmpty(reading.Version);
                break;
        }

        Assert.Contains(pair.Id.Value, Content);
        Assert.Contains(Kept(secret), Plain(Content));
    }

    private static string Plain(string json) => json.Replace("\\u002B", "+", StringComparison.Ordinal);
}
