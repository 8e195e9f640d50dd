using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Keytide.Settings;

/// <summary>
/// Reads YAML into a tree that knows its places. Bounded: size, depth and number of nodes; anchors, aliases and tags are refused, and
/// nothing is ever expanded or turned into an object, so that a file costs no more than its length.
/// </summary>
internal sealed class SettingsTreeReader
{
    /// <summary>In characters.</summary>
    public const int LongestFile = 1_048_576;

    private const int Deepest = 16;
    private const int MostNodes = 50_000;

    private readonly SettingsProblems _problems;
    private readonly Parser _parser;
    private int _nodes;

    private SettingsTreeReader(string text, SettingsProblems problems)
    {
        _problems = problems;
        _parser = new Parser(new StringReader(text));
    }

    /// <returns>The document; null when it is empty or cannot be read, which then is among the problems.</returns>
    public static SettingsNode? Read(string text, SettingsProblems problems)
    {
        if (text.Length > LongestFile)
        {
            problems.Add(1, 1, $"The file has more than {LongestFile} characters.", "Settings are small; is this the right file?");
            return null;
        }

        try
        {
            return new SettingsTreeReader(text, problems).ReadDocument();
        }
        catch (YamlException fault)
        {
            var (line, column) = ((int)fault.Start.Line, (int)fault.Start.Column);
            problems.Add(line, column, $"This is not YAML: {Sentence(fault)}.", "Look at the indentation and quotes.");
        }
        catch (SettingsLimitException limit)
        {
            problems.Add(limit.Line, limit.Column, limit.Message, limit.Hint);
        }

        return null;
    }

    private static string Sentence(YamlException fault)
    {
        var text = fault.Message;
        var place = text.LastIndexOf("): ", StringComparison.Ordinal);
        return Quoted.Shorten(place < 0 ? text : text[(place + 3)..]).TrimEnd('.');
    }

    private SettingsNode? ReadDocument()
    {
        Next();
        if (Next() is StreamEnd)
        {
            return null;
        }

        Next();
        var document = ReadNode(depth: 0);
        Next();
        if (Next() is not StreamEnd)
        {
            throw Limit("The file has more than one YAML document.", "Keep one, without a line of three dashes in the middle.");
        }

        return document;
    }

    private SettingsNode ReadNode(int depth)
    {
        if (depth > Deepest)
        {
            throw Limit($"This is nested more than {Deepest} levels deep.", "Settings are flat; look at the indentation.");
        }

        if (++_nodes > MostNodes)
        {
            throw Limit($"The file has more than {MostNodes} entries.", "Settings are small; is this the right file?");
        }

        var at = _parser.Current!;
        if (at is AnchorAlias || (at is NodeEvent { Anchor.IsEmpty: false }))
        {
            throw Limit("Anchors and aliases (& and *) are not allowed.", "Write the value out, or put text that begins so in quotes.");
        }

        if (at is NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } })
        {
            throw Limit("Tags (!) are not allowed.", "Leave the tag out, or put text that begins so in quotes.");
        }

        return at switch
        {
            Scalar scalar => new SettingsText(Line(at), Column(at), scalar.Value, scalar.Style == ScalarStyle.Plain),
            SequenceStart => ReadList(at, depth),
            MappingStart => ReadMap(at, depth),
            _ => throw Limit("This is not understood.", "Look at the indentation."),
        };
    }

    private SettingsList ReadList(ParsingEvent start, int depth)
    {
        List<SettingsNode> items = [];
        while (Next() is not SequenceEnd)
        {
            items.Add(ReadNode(depth + 1));
        }

        return new SettingsList(Line(start), Column(start), items);
    }

    private SettingsMap ReadMap(ParsingEvent start, int depth)
    {
        List<(SettingsText, SettingsNode)> entries = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        while (Next() is not MappingEnd)
        {
            var key = ReadNode(depth + 1);
            Next();
            var value = ReadNode(depth + 1);
            if (key is not SettingsText text)
            {
                _problems.Add(key, "A key must be text.", "Write it as key: value.");
            }
            else if (!seen.Add(text.Value))
            {
                _problems.Add(key, $"\"{Quoted.Shorten(text.Value)}\" is here a second time.", "Keep one.");
            }
            else
            {
                entries.Add((text, value));
            }
        }

        return new SettingsMap(Line(start), Column(start), entries);
    }

    private ParsingEvent Next()
    {
        try
        {
            return _parser.MoveNext() ? _parser.Current! : throw Limit("The file ends too early.", "Is it whole?");
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // YamlDotNet's scanner gives up so on some texts that are no YAML, a plain scalar cut short by a tab for one.
            throw Limit("This is not YAML: it cannot be read on from here.", "Look at the indentation and quotes.");
        }
    }

    private SettingsLimitException Limit(string message, string hint) => _parser.Current is { } at
        ? new SettingsLimitException(Line(at), Column(at), message, hint)
        : new SettingsLimitException(1, 1, message, hint);

    private static int Line(ParsingEvent at) => (int)Math.Max(1, at.Start.Line);

    private static int Column(ParsingEvent at) => (int)Math.Max(1, at.Start.Column);

    private sealed class SettingsLimitException(int line, int column, string message, string hint) : Exception(message)
    {
        public int Line { get; } = line;

        public int Column { get; } = column;

        public string Hint { get; } = hint;
    }
}
