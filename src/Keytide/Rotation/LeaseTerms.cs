namespace Keytide.Rotation;

/// <summary>How long one engine may act for a user, and how much longer another has to stay away.</summary>
/// <param name="ActFor">From taking or renewing the lease; its holder begins no effect after that.</param>
/// <param name="Grace">
/// After the end of that, before somebody else may take over. A request signed in the last moment is valid for five minutes, and clocks
/// may differ by five: after the grace AWS accepts nothing of the former holder any more, however long it was paused.
/// </param>
public sealed record LeaseTerms(TimeSpan ActFor, TimeSpan Grace)
{
    public static readonly LeaseTerms Usual = new(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(11));
}
