using Keytide.Cli.Output;
using Keytide.Rotation;
using Keytide.Rotation.Fleet;
using Keytide.Rotation.Notices;
using Keytide.Settings;
using Keytide.Storage.Sqlite;

namespace Keytide.Cli.Rotate;

/// <summary>
/// Tells people what journals and ages give to tell: written down first, then sent, each occasion once per channel, tried again for a
/// day. A channel that fails holds nothing up; it is said.
/// </summary>
/// <param name="journal">Where rotations live.</param>
/// <param name="book">What was told and is to be told.</param>
/// <param name="open">Opens a channel.</param>
/// <param name="time">The clock of every decision.</param>
/// <param name="talk">Where failures are said.</param>
public sealed class NoticeRun(
    IRotationJournal journal, SqliteNoticeBook book, Func<ChannelSettings, INoticeChannel> open, TimeProvider time, Talk talk)
{
    private const int MostAtOnce = 500;

    // Another engine's clock may be behind; what is found twice is told once.
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    // Long enough for any channel's own time limit.
    private static readonly TimeSpan Taken = TimeSpan.FromMinutes(5);

    /// <param name="settings">The channels, and which policy uses which.</param>
    /// <param name="covered">The keys that policies cover, where the account was just read; null where it was not.</param>
    /// <param name="account">Whose keys those are.</param>
    /// <param name="cancellation">Ends the call.</param>
    public async Task TellAsync(
        RotationSettings settings, IReadOnlyList<FleetCandidate>? covered, AccountId? account, CancellationToken cancellation)
    {
        if (settings.Channels.Count == 0)
        {
            return;
        }

        var now = time.GetUtcNow();
        var notices = await FindAsync(now, cancellation);
        notices.AddRange((covered ?? []).Select(one => NoticeRules.Of(account!.Value, one.Due, now)).OfType<Notice>());
        book.Add(
            notices.SelectMany(notice => settings.ChannelsFor(notice).Select(channel => (channel.Name, notice))), cursor: now, now);
        await SendAsync(settings, now, cancellation);
    }

    // From the first time on: nobody wants to be told what happened before they asked to be.
    private async Task<List<Notice>> FindAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var notices = new List<Notice>();
        if (book.Cursor is not { } cursor)
        {
            return notices;
        }

        var from = cursor - Overlap;
        foreach (var changed in (await journal.ListAsync(subject: null, cancellation)).Where(one => one.UpdatedAt >= from))
        {
            notices.AddRange(NoticeRules.Of(await journal.ReadAsync(changed.Id, cancellation), from));
        }

        return notices;
    }

    private async Task SendAsync(RotationSettings settings, DateTimeOffset now, CancellationToken cancellation)
    {
        var failing = new HashSet<string>(StringComparer.Ordinal);
        foreach (var due in book.Due(now, MostAtOnce))
        {
            var channel = settings.Channels.FirstOrDefault(one => one.Name == due.Channel);
            if (channel is null)
            {
                book.Failed(due, "The settings have no such channel any more.", isLast: true);
            }
            else if (!failing.Contains(due.Channel) && book.Take(due, now + (NoticeRetry.After(due.Attempts + 1) ?? Taken))
                     && !await SendAsync(channel, due, cancellation))
            {
                failing.Add(due.Channel); // What else is for it waits for the next time.
            }
        }
    }

    private async Task<bool> SendAsync(ChannelSettings channel, PendingNotice due, CancellationToken cancellation)
    {
        try
        {
            await open(channel).SendAsync(due.Notice, cancellation);
            book.Sent(due);
            return true;
        }
        catch (Exception problem) when (problem is NoticeException or KeytideException)
        {
            var isLast = NoticeRetry.After(due.Attempts + 1) is null;
            book.Failed(due, problem.Message, isLast);
            talk.Error(
                $"Nobody was told by {Quoted.Shorten(channel.Name)} that \"{NoticeText.Title(due.Notice)}\": {problem.Message}",
                isLast ? "It is not tried again." : "It is tried again; rotations go on.");
            return false;
        }
    }
}
