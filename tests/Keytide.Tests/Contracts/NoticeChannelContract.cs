using Keytide.Rotation.Notices;
using Keytide.Tests.Rotation.Notices;

namespace Keytide.Tests.Contracts;

/// <summary>What every channel does, held against a stand-in that really speaks its protocol.</summary>
public abstract class NoticeChannelContract
{
    /// <summary>Opens the channel to a stand-in that takes what it is sent.</summary>
    private protected abstract INoticeChannel Open();

    /// <summary>From now on the stand-in refuses, and puts the channel's secret into its refusal.</summary>
    private protected abstract void Refuse();

    /// <summary>From now on nobody is there.</summary>
    private protected abstract void Vanish();

    /// <summary>What a reader of the channel has before them, one text for each notice.</summary>
    private protected abstract IReadOnlyList<string> Read();

    /// <summary>What must not be in an error; empty where the channel has none.</summary>
    private protected abstract string Secret { get; }

    [Fact]
    public async Task A_notice_arrives_once_with_what_who_and_what_to_do()
    {
        await Open().SendAsync(NoticeSamples.Blocked, default);
        var text = Assert.Single(Read());
        Assert.Contains("deployer: the rotation is blocked", text);
        Assert.Contains("AccessDenied", text);
        Assert.Contains(NoticeSamples.Blocked.Key.Value, text);
        Assert.Contains("Make it ready, then resume.", text);
    }

    [Fact]
    public async Task What_others_put_into_a_notice_stays_text()
    {
        await Open().SendAsync(NoticeSamples.Hostile, default);
        var text = Assert.Single(Read());
        Assert.Contains("a & b <https://evil.example|click> \"quoted\"", text);
        Assert.DoesNotContain("\u001b", text);
        Assert.DoesNotContain('\n' + "MAIL FROM", text.ReplaceLineEndings("\n"));
        Assert.DoesNotContain('\n' + "Bcc", text.ReplaceLineEndings("\n"));
        Assert.True(text.Length < 3000, "Bounded.");
    }

    [Fact]
    public async Task A_refusal_is_said_without_what_is_secret()
    {
        var channel = Open();
        Refuse();
        var problem = await Assert.ThrowsAsync<NoticeException>(() => channel.SendAsync(NoticeSamples.Blocked, default));
        Assert.Empty(Read());
        if (Secret.Length > 0)
        {
            Assert.DoesNotContain(Secret, problem.ToString());
        }
    }

    [Fact]
    public async Task Where_nobody_answers_it_says_so()
    {
        var channel = Open();
        Vanish();
        await Assert.ThrowsAsync<NoticeException>(() => channel.SendAsync(NoticeSamples.Blocked, default));
    }
}
