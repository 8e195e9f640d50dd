using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Keytide.Connectors.Kubernetes;

/// <summary>
/// A kubeconfig as JSON: maps, lists and texts, nothing else. Bounded in depth; anchors and aliases are refused, so that a file costs no
/// more than its length.
/// </summary>
internal static class KubeYaml
{
    private const int Deepest = 32;

    /// <exception cref="FormatException">It is no such YAML. The message quotes nothing of it.</exception>
    public static JsonObject Read(string text)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                return [];
            }

            parser.Consume<DocumentStart>();
            return Node(parser, 0) switch
            {
                JsonObject map => map,
                null => [],
                _ => throw new FormatException("it is no map of keys"),
            };
        }
        catch (YamlException fault)
        {
            throw new FormatException($"it is not YAML from line {fault.Start.Line} on"); // Its own message may quote a secret.
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            throw new FormatException("it is not YAML"); // YamlDotNet's scanner gives up so on some texts.
        }
    }

    private static JsonNode? Node(Parser parser, int depth)
    {
        if (depth > Deepest)
        {
            throw new FormatException($"it is nested more than {Deepest} levels deep");
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null" ? null : JsonValue.Create(scalar.Value);
        }

        if (parser.TryConsume<SequenceStart>(out _))
        {
            var list = new JsonArray();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                list.Add(Node(parser, depth + 1));
            }

            return list;
        }

        if (!parser.TryConsume<MappingStart>(out _))
        {
            throw new FormatException("it has anchors or aliases (& and *), which are not followed");
        }

        var map = new JsonObject();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>().Value;
            map[key] = Node(parser, depth + 1);
        }

        return map;
    }
}
