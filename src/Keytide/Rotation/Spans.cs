namespace Keytide.Rotation;

/// <summary>Spans of time compared, for pauses and limits that have a least and a most.</summary>
internal static class Spans
{
    public static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    public static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
