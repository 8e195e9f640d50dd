using Keytide.Cli.Output;
using Keytide.Tests.Output.Audit;

namespace Keytide.Tests.Output;

public sealed class AuditProgressTests
{
    [Fact]
    public void A_pipe_hears_nothing()
    {
        var error = new StringWriter();
        using (var progress = new AuditProgress(error, isTerminal: false, 80, TimeProvider.System))
        {
            progress.Expect(3);
            progress.Call();
            progress.Done(SampleAudit.Accounts[0]);
        }

        Assert.Equal("", error.ToString());
    }

    [Fact]
    public void A_terminal_sees_one_line_that_goes_away()
    {
        var error = new StringWriter();
        using (var progress = new AuditProgress(error, isTerminal: true, 100, new StandingTime()))
        {
            progress.Expect(4);
            progress.Hide();
            progress.Done(SampleAudit.Accounts[0]);
            progress.Hide();
            progress.Call();
        }

        var frames = error.ToString().Split("\r\u001b[K", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            [
                "──────────────────────── 0/4 accounts, 0 calls, 0 findings, 0:00",
                "━━━━━━────────────────── 1/4 accounts, 0 calls, 4 findings, 0:00",
                "━━━━━━────────────────── 1/4 accounts, 1 call, 4 findings, 0:00",
            ],
            frames);
        Assert.EndsWith("\r\u001b[K", error.ToString());
        Assert.DoesNotContain('\n', error.ToString());
    }

    [Fact]
    public void It_is_not_drawn_more_often_than_eyes_can_follow()
    {
        var error = new StringWriter();
        using var progress = new AuditProgress(error, isTerminal: true, 100, new StandingTime());
        for (var i = 0; i < 1000; i++)
        {
            progress.Call();
        }

        Assert.Equal(2, error.ToString().Split("\r\u001b[K").Length); // drawn once, by a clock that stands still
    }

    private sealed class StandingTime : TimeProvider
    {
        public override long GetTimestamp() => 0;
    }
}
