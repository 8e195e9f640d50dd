using System.Globalization;
using System.Net;

namespace Keytide.Sandbox.Wire;

/// <summary>
/// Turns <c>Tags.member.1.Key=a&amp;Tags.member.1.Value=b</c> into a list of structures. An empty list is written <c>Tags=</c>.
/// </summary>
internal static class QueryReader
{
    private const int MostParameters = 2_000;
    private const int DeepestNesting = 8;

    public static Structure Read(string query, string form)
    {
        var root = new Node();
        var count = 0;
        foreach (var part in query.Split('&').Concat(form.Split('&')))
        {
            if (part.Length == 0)
            {
                continue;
            }

            if (++count > MostParameters)
            {
                throw new ApiException("MalformedQueryString", "The query string contains too many parameters.", 404);
            }

            var equals = part.IndexOf('=');
            var name = WebUtility.UrlDecode(equals < 0 ? part : part[..equals]);
            Place(root, name, equals < 0 ? "" : WebUtility.UrlDecode(part[(equals + 1)..]));
        }

        return root.ToStructure();
    }

    private static void Place(Node root, string name, string value)
    {
        // X-Amz-… names of a presigned request have no nesting; dots elsewhere always nest.
        var steps = name.Split('.');
        if (steps.Length > DeepestNesting)
        {
            throw new ApiException("MalformedQueryString", "The query string contains a syntax error.", 404);
        }

        var node = root;
        foreach (var step in steps)
        {
            node = node.Child(step);
        }

        node.Value ??= value;
    }

    private sealed class Node
    {
        private readonly List<KeyValuePair<string, Node>> _children = [];
        private readonly Dictionary<string, Node> _index = new(StringComparer.Ordinal);

        public string? Value { get; set; }

        public Node Child(string name)
        {
            if (!_index.TryGetValue(name, out var child))
            {
                child = new Node();
                _index.Add(name, child);
                _children.Add(new(name, child));
            }

            return child;
        }

        public Structure ToStructure()
        {
            var structure = new Structure();
            foreach (var (name, child) in _children)
            {
                structure.Add(name, child.ToValue());
            }

            return structure;
        }

        private object? ToValue()
        {
            if (_children.Count == 0)
            {
                return Value;
            }

            return _index.TryGetValue("member", out var members) ? members.ToList() : ToStructure();
        }

        private List<object> ToList() =>
        [
            .. _children
                .Select(child => (Position: Position(child.Key), child.Value))
                .OrderBy(child => child.Position)
                .Select(child => child.Value.ToValue())
                .OfType<object>(),
        ];

        private static int Position(string text) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : int.MaxValue;
    }
}
