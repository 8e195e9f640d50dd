namespace Keytide.Rotation.Notices;

/// <summary>A way to tell people.</summary>
public interface INoticeChannel
{
    /// <summary>Tells them once; safe to repeat, for which the notice's id is sent along where the channel has a place for it.</summary>
    /// <exception cref="NoticeException">It was not taken, or nobody knows whether it was.</exception>
    Task SendAsync(Notice notice, CancellationToken cancellation);
}
