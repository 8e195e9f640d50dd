namespace Keytide.Settings;

/// <summary>A scalar. Everything is text until somebody asks for a number, so that account 012345678901 keeps its zero.</summary>
internal sealed record SettingsText(int Line, int Column, string Value, bool IsPlain) : SettingsNode(Line, Column)
{
    public override string Kind => IsNothing ? "nothing" : "text";

    /// <summary>Nothing was written, as after <c>audit:</c> on a line of its own.</summary>
    public bool IsNothing => IsPlain && Value is "" or "~" or "null";
}
