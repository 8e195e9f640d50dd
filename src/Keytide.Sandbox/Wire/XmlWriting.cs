using System.Globalization;
using System.Text;
using System.Xml;

namespace Keytide.Sandbox.Wire;

/// <summary>The XML of the query protocol: results, lists as <c>member</c>, maps as <c>entry</c>, ISO-8601 times to the second.</summary>
internal static class XmlWriting
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        OmitXmlDeclaration = true,
        CheckCharacters = false,
    };

    public static byte[] Success(Operation operation, Structure? result, string requestId) => Write(writer =>
    {
        writer.WriteStartElement($"{operation.Name}Response", operation.Service.Namespace);
        if (result is not null)
        {
            writer.WriteStartElement($"{operation.Name}Result");
            WriteMembers(writer, result);
            writer.WriteEndElement();
        }

        writer.WriteStartElement("ResponseMetadata");
        writer.WriteElementString("RequestId", requestId);
        writer.WriteEndElement();
        writer.WriteEndElement();
    });

    public static byte[] Failure(string xmlns, ApiException error, string requestId) => Write(writer =>
    {
        writer.WriteStartElement("ErrorResponse", xmlns);
        writer.WriteStartElement("Error");
        writer.WriteElementString("Type", error.Status >= 500 ? "Receiver" : "Sender");
        writer.WriteElementString("Code", error.Code);
        if (error.Message.Length > 0)
        {
            writer.WriteElementString("Message", Readable(error.Message));
        }

        writer.WriteEndElement();
        writer.WriteElementString("RequestId", requestId);
        writer.WriteEndElement();
    });

    private static byte[] Write(Action<XmlWriter> content)
    {
        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(buffer, Settings))
        {
            content(writer);
        }

        return buffer.ToArray();
    }

    private static void WriteMembers(XmlWriter writer, IEnumerable<KeyValuePair<string, object>> members)
    {
        foreach (var (name, value) in members)
        {
            writer.WriteStartElement(name);
            WriteValue(writer, value);
            writer.WriteEndElement();
        }
    }

    private static void WriteValue(XmlWriter writer, object value)
    {
        switch (value)
        {
            case Structure structure:
                WriteMembers(writer, structure);
                break;
            case Map map:
                WriteEntries(writer, map);
                break;
            case IEnumerable<object> list:
                foreach (var member in list)
                {
                    writer.WriteStartElement("member");
                    WriteValue(writer, member);
                    writer.WriteEndElement();
                }

                break;
            default:
                writer.WriteString(Readable(Text(value)));
                break;
        }
    }

    private static void WriteEntries(XmlWriter writer, Map map)
    {
        foreach (var (key, value) in map)
        {
            writer.WriteStartElement("entry");
            writer.WriteElementString("key", Readable(key));
            writer.WriteStartElement("value");
            WriteValue(writer, value);
            writer.WriteEndElement();
            writer.WriteEndElement();
        }
    }

    // A caller's text may hold what XML cannot: control characters, halves of surrogate pairs.
    private static string Readable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!XmlConvert.IsXmlChar(text[i]) && !IsPair(text, i))
            {
                return string.Concat(text.Select((c, at) => XmlConvert.IsXmlChar(c) || IsPair(text, at) ? c : '\uFFFD'));
            }
        }

        return text;
    }

    private static bool IsPair(string text, int at) =>
        (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1])) || (at > 0 && char.IsSurrogatePair(text[at - 1], text[at]));

    private static string Text(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        byte[] bytes => Convert.ToBase64String(bytes),
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"No wire form for {value.GetType()}."),
    };
}
