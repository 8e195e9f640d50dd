using System.Globalization;
using System.Runtime.InteropServices;
using System.Xml;

namespace Keytide.Connectors.Aws.Wire;

/// <summary>
/// One element of an XML answer: a name, and either text or children. Namespaces and attributes carry nothing in AWS's query protocol
/// and are dropped. Reading is bounded in depth and refuses document types, and with them every entity trick.
/// </summary>
public sealed class XmlAnswer
{
    private const int GreatestDepth = 32;
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CloseInput = true,
    };

    private List<XmlAnswer>? _children;
    private string? _text;

    private XmlAnswer(string name) => Name = name;

    public string Name { get; }

    public IReadOnlyList<XmlAnswer> Children => _children ?? [];

    /// <summary>The element's own text, empty where there is none.</summary>
    public string OwnText => _text ?? "";

    /// <exception cref="UnreadableAnswerException">Not whole, well-formed XML within the bounds.</exception>
    public static XmlAnswer Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var reader = XmlReader.Create(Stream(body), Settings);
            return Read(reader);
        }
        catch (XmlException e)
        {
            throw new UnreadableAnswerException(
                string.Create(CultureInfo.InvariantCulture, $"the answer is not well-formed XML (line {e.LineNumber})"));
        }
    }

    public XmlAnswer? Child(string name) => _children?.Find(child => child.Name == name);

    /// <exception cref="UnreadableAnswerException">The element is missing.</exception>
    public XmlAnswer RequiredChild(string name) =>
        Child(name) ?? throw new UnreadableAnswerException($"<{Quoted.Shorten(Name)}> has no <{name}>");

    public string Text(string name) => RequiredChild(name).OwnText;

    public string? OptionalText(string name) => Child(name)?.OwnText;

    public DateTimeOffset Time(string name) => ParseTime(name, Text(name));

    public DateTimeOffset? OptionalTime(string name) => OptionalText(name) is { Length: > 0 } text ? ParseTime(name, text) : null;

    public bool? OptionalFlag(string name) => OptionalText(name) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var other => throw new UnreadableAnswerException($"<{name}> is \"{Quoted.Shorten(other)}\", neither true nor false"),
    };

    public int? OptionalNumber(string name) =>
        OptionalText(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw new UnreadableAnswerException($"<{name}> is \"{Quoted.Shorten(text)}\", not a number");

    /// <summary>The members of a list that is always there, if only empty.</summary>
    public IReadOnlyList<XmlAnswer> Members(string name) => MembersOf(RequiredChild(name));

    /// <summary>The members of a list that is left out where empty.</summary>
    public IReadOnlyList<XmlAnswer> OptionalMembers(string name) => Child(name) is { } list ? MembersOf(list) : [];

    /// <summary>Where the next page of a marker-paged list starts; null at the end.</summary>
    /// <exception cref="UnreadableAnswerException">There is more, and the answer does not say where.</exception>
    public string? NextMarker()
    {
        var marker = OptionalText("Marker") is { Length: > 0 } text ? text : null;
        return OptionalFlag("IsTruncated") switch
        {
            true => marker ?? throw new UnreadableAnswerException("the list is truncated and carries no marker"),
            false => null,
            null => marker,
        };
    }

    private static IReadOnlyList<XmlAnswer> MembersOf(XmlAnswer list)
    {
        if (list.OwnText.Length > 0 || list.Children.Any(child => child.Name != "member"))
        {
            throw new UnreadableAnswerException($"<{Quoted.Shorten(list.Name)}> is not a list of members");
        }

        return list.Children;
    }

    private static DateTimeOffset ParseTime(string name, string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUniversalTime()
            : throw new UnreadableAnswerException($"<{name}> is \"{Quoted.Shorten(text)}\", not a time");

    private static XmlAnswer Read(XmlReader reader)
    {
        XmlAnswer? root = null;
        var open = new Stack<XmlAnswer>();
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var element = new XmlAnswer(reader.LocalName);
                    if (open.TryPeek(out var parent))
                    {
                        (parent._children ??= []).Add(element);
                    }

                    root ??= element;
                    if (!reader.IsEmptyElement)
                    {
                        open.Push(element);
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace when open.TryPeek(out var holder):
                    holder._text += reader.Value;
                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
            }

            if (open.Count > GreatestDepth)
            {
                throw new UnreadableAnswerException($"the answer nests deeper than {GreatestDepth} elements");
            }
        }

        return root ?? throw new UnreadableAnswerException("the answer is empty");
    }

    private static MemoryStream Stream(ReadOnlyMemory<byte> body) =>
        MemoryMarshal.TryGetArray(body, out var part)
            ? new MemoryStream(part.Array!, part.Offset, part.Count, writable: false)
            : new MemoryStream(body.ToArray());
}
