namespace Keytide.Settings;

/// <summary>One thing wrong in a settings file.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Hint">What would be right.</param>
public sealed record SettingsProblem(string File, int Line, int Column, string Message, string Hint)
{
    public override string ToString() => $"{File}:{Line}:{Column}: {Message} {Hint}";
}
