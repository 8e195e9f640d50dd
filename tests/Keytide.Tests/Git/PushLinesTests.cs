using Keytide.Connectors.Git;

namespace Keytide.Tests.Git;

/// <summary>What git tells its hooks of a push.</summary>
public sealed class PushLinesTests
{
    [Fact]
    public void Both_hooks_tell_the_same_in_their_own_order()
    {
        Assert.Equal(
            [new PushedReference("refs/heads/b", "0", "1"), new PushedReference("refs/heads/c", "2", "0")],
            PushLines.BeforePush("refs/heads/a 1 refs/heads/b 0\n(delete) 0 refs/heads/c 2\n"));
        Assert.Equal([new PushedReference("refs/heads/b", "0", "1")], PushLines.BeforeReceive("0 1 refs/heads/b\r\n"));
        Assert.Empty(PushLines.BeforePush("\n"));
    }

    [Fact]
    public void Anything_else_is_refused() => Assert.Throws<KeytideException>(() => PushLines.BeforePush("refs/heads/a 1\n"));
}
