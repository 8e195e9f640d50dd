using System.Text.RegularExpressions;

namespace Keytide.Sandbox.Wire;

/// <summary>
/// A constraint of the service model on one input member. <paramref name="Name"/> is as on the wire; messages begin it with a small letter.
/// Bounds are of the length of text and lists, and of the value of numbers.
/// </summary>
public sealed record Field(string Name, bool Required = false, int Min = 0, int Max = int.MaxValue)
{
    public Regex? Pattern { get; private init; }

    /// <summary>The pattern in the words of the message, where .NET writes it differently from Java.</summary>
    public string PatternText { get; private init; } = "";

    public IReadOnlyList<string> Allowed { get; private init; } = [];

    public bool IsNumber { get; private init; }

    /// <summary>A list: the bounds count its members.</summary>
    public bool IsList { get; private init; }

    public static Field Number(string name, int min, int max, bool required = false) => new(name, required, min, max) { IsNumber = true };

    public static Field List(string name, int max = int.MaxValue, bool required = false, int min = 0) =>
        new(name, required, min, max) { IsList = true };

    public static Field Choice(string name, bool required, params string[] allowed) => new(name, required) { Allowed = allowed };

    public Field Matching(string pattern) => this with
    {
        Pattern = new Regex($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant | RegexOptions.ECMAScript),
        PatternText = pattern,
    };
}
