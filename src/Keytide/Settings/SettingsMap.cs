namespace Keytide.Settings;

/// <summary>Keys with values, in the order of the file; no key twice.</summary>
internal sealed record SettingsMap(int Line, int Column, IReadOnlyList<(SettingsText Key, SettingsNode Value)> Entries)
    : SettingsNode(Line, Column)
{
    public override string Kind => "a map of keys";
}
