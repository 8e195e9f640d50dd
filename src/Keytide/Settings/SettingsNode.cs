namespace Keytide.Settings;

/// <summary>A piece of a settings file, with its place. Lines and columns count from 1.</summary>
internal abstract record SettingsNode(int Line, int Column)
{
    /// <summary>What it is, for a message.</summary>
    public abstract string Kind { get; }
}
