namespace Keytide.Sandbox.Policy;

/// <summary>A place in a policy document, line and column counted from 1.</summary>
public readonly record struct TextPosition(int Line, int Column)
{
    public static TextPosition Of(string text, int index)
    {
        var before = text.AsSpan(0, index);
        var newline = before.LastIndexOf('\n');
        return new TextPosition(before.Count('\n') + 1, index - newline);
    }
}
