using Keytide.Cli;
using Keytide.Cli.Output;
using Keytide.Cli.Rotate;
using Keytide.Rotation;
using Keytide.Rotation.Notices;
using Keytide.Sandbox.Clock;
using Keytide.Settings;
using Keytide.Storage.Memory;
using Keytide.Storage.Sqlite;
using Keytide.Tests.Rotation;
using Keytide.Tests.Rotation.Notices;
using Keytide.Tests.Support;

namespace Keytide.Tests.Cli;

public sealed class NoticeRunTests : IDisposable
{
    private static readonly RotationSettings Settings = new()
    {
        Channels = [new ChannelSettings.Slack("good", "A"), new ChannelSettings.Slack("bad", "B")],
    };

    private readonly TemporaryFolder _folder = new();
    private readonly SqliteDatabase _database;
    private readonly VirtualClock _clock = new(RotationSamples.Start);
    private readonly LogRotationJournal _journal = new(new SimulatedDisk());
    private readonly List<(string Channel, NoticeKind Kind)> _sent = [];
    private readonly StringWriter _talk = new();
    private bool _badFails = true;

    public NoticeRunTests() => _database = SqliteDatabase.Open(_folder.File("keytide.db"));

    [Fact]
    public async Task Each_occasion_is_told_once_by_each_channel_and_a_failing_one_is_said_and_tried_again()
    {
        await TellAsync();
        await BlockAsync();
        await TellAsync();
        Assert.Equal([("good", NoticeKind.Blocked)], _sent);
        Assert.Contains("bad", _talk.ToString());
        await TellAsync(); // Found again, told once; and the other is not due yet.
        Assert.Single(_sent);
        _badFails = false;
        _clock.Advance(TimeSpan.FromMinutes(1));
        await TellAsync();
        _clock.Advance(TimeSpan.FromHours(9));
        await TellAsync();
        Assert.Equal([("good", NoticeKind.Blocked), ("bad", NoticeKind.Blocked)], _sent);
    }

    [Fact]
    public async Task After_a_day_of_failures_it_is_given_up()
    {
        await TellAsync();
        await BlockAsync();
        for (var hour = 0; hour < 48; hour++)
        {
            await TellAsync();
            _clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Contains("It is not tried again.", _talk.ToString());
        _badFails = false;
        await TellAsync();
        Assert.DoesNotContain(_sent, one => one.Channel == "bad");
    }

    [Fact]
    public async Task What_happened_before_anybody_asked_is_not_told()
    {
        await BlockAsync();
        _clock.Advance(TimeSpan.FromDays(3));
        await TellAsync();
        await TellAsync();
        Assert.Empty(_sent);
    }

    [Fact]
    public async Task One_that_dies_in_sending_has_not_told_it_and_tries_again_later()
    {
        await TellAsync();
        await BlockAsync();
        var dying = Run(_ => throw new OutOfMemoryException());
        await Assert.ThrowsAsync<OutOfMemoryException>(() => dying.TellAsync(Settings, null, null, default));
        await TellAsync();
        Assert.DoesNotContain(_sent, one => one.Channel == "good"); // Nobody knows yet whether it went out.
        _clock.Advance(TimeSpan.FromMinutes(1));
        await TellAsync();
        Assert.Contains(_sent, one => one.Channel == "good");
    }

    [Fact]
    public void A_policy_says_who_is_told_and_a_channel_of_what()
    {
        var settings = Settings with
        {
            Channels = [.. Settings.Channels, new ChannelSettings.Slack("only", "C") { Kinds = [NoticeKind.Deleted] }],
            Rules = [new RotationRule("services") { Notify = ["bad", "only"] }],
        };
        var blocked = NoticeSamples.Blocked;
        Assert.Equal(["bad"], settings.ChannelsFor(blocked).Select(channel => channel.Name));
        Assert.Equal(["good", "bad"], settings.ChannelsFor(blocked with { Rule = null }).Select(channel => channel.Name));
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
        _talk.Dispose();
    }

    private Task TellAsync() => Run(channel => new Channel(this, channel.Name)).TellAsync(Settings, null, null, default);

    private NoticeRun Run(Func<ChannelSettings, INoticeChannel> open) =>
        new(_journal, new SqliteNoticeBook(_database), open, _clock, new Talk(_talk, new GlobalSettings()));

    private async Task BlockAsync()
    {
        var id = RotationSamples.Id();
        var request = RotationSamples.Request();
        var lease = (await _journal.AcquireAsync(
            Lease.SubjectOf(request.Account, request.UserId), "t", LeaseTerms.Usual, _clock.GetUtcNow(), null, default))!;
        var first = new JournalLine(id, 1, _clock.GetUtcNow(), lease.Token, new RotationEvent.Requested(request));
        var state = RotationState.Begin(first);
        await _journal.AppendAsync(lease, first, RotationSummary.Of(state), default);
        var line = new JournalLine(
            id, 2, _clock.GetUtcNow(), lease.Token, new RotationEvent.BlockedFor(BlockReason.NoRoom, "full", "make room"));
        await _journal.AppendAsync(lease, line, RotationSummary.Of(state.Apply(line)), default);
    }

    private sealed class Channel(NoticeRunTests tests, string name) : INoticeChannel
    {
        public Task SendAsync(Notice notice, CancellationToken cancellation)
        {
            if (name == "bad" && tests._badFails)
            {
                throw new NoticeException("nobody there");
            }

            tests._sent.Add((name, notice.Kind));
            return Task.CompletedTask;
        }
    }
}
