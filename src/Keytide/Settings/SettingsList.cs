namespace Keytide.Settings;

/// <summary>Items, in the order of the file.</summary>
internal sealed record SettingsList(int Line, int Column, IReadOnlyList<SettingsNode> Items) : SettingsNode(Line, Column)
{
    public override string Kind => "a list";
}
