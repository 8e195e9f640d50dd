namespace Keytide.Rotation.Notices;

/// <summary>A notice on its way to one channel.</summary>
/// <param name="Number">Of its row.</param>
/// <param name="Channel">By its name in the settings.</param>
/// <param name="Notice">What to say.</param>
/// <param name="Attempts">How many there were.</param>
/// <param name="NextAt">When the next is due.</param>
public sealed record PendingNotice(long Number, string Channel, Notice Notice, int Attempts, DateTimeOffset NextAt);
