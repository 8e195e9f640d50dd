using System.Globalization;
using Keytide.Connectors.Git.Objects;
using Keytide.Connectors.Git.Walking;

namespace Keytide.Connectors.Git.Repositories;

/// <summary>
/// Finds the commit of a revision as people write it: a reference, a name or the beginning of one, then ~N and ^N (gitrevisions(7)).
/// </summary>
internal static class Revision
{
    private const int ShortestName = 4;
    private const int MostSteps = 1_000_000;

    /// <exception cref="KeytideException">There is no such commit, or several.</exception>
    public static ObjectId Find(string text, References references, ObjectReader reader, CommitGraph graph)
    {
        var end = text.AsSpan().IndexOfAny('~', '^');
        var name = end < 0 ? text : text[..end];
        var id = references.Find(name == "@" ? "HEAD" : name) ?? ByName(name, reader);
        var node = id is { } start ? graph.Node(graph.Peel(start)) : null;
        for (var rest = end < 0 ? "" : text[end..]; rest.Length > 0 && node is not null;)
        {
            var digits = 1;
            while (digits < rest.Length && char.IsAsciiDigit(rest[digits]))
            {
                digits++;
            }

            var number = digits == 1 ? 1 : int.TryParse(rest[1..digits], CultureInfo.InvariantCulture, out var given) ? given : MostSteps;
            node = rest[0] == '~' ? Ancestor(node, number, graph) : rest[0] == '^' ? Parent(node, number, graph) : null;
            rest = rest[digits..];
        }

        return node?.Id ?? throw new KeytideException(
            $"There is no commit \"{Quoted.Shorten(text)}\" in this repository.",
            "Give a branch, a tag or a commit's name, such as origin/main or HEAD~10; a shallow clone may not have it.");
    }

    private static CommitNode? Ancestor(CommitNode? node, int steps, CommitGraph graph)
    {
        for (; steps > 0 && node is not null; steps--)
        {
            node = Parent(node, 1, graph);
        }

        return node;
    }

    private static CommitNode? Parent(CommitNode node, int number, CommitGraph graph) =>
        number == 0 ? node : number <= node.Parents.Count ? graph.Node(node.Parents[number - 1]) : null;

    private static ObjectId? ByName(string name, ObjectReader reader)
    {
        if (ObjectId.TryParse(name, reader.HashLength, out var whole))
        {
            return whole;
        }

        if (name.Length < ShortestName || name.Length > reader.HashLength * 2 || !name.All(char.IsAsciiHexDigit))
        {
            return null;
        }

        var start = name.ToLowerInvariant();
        var ids = reader.Database.Packs.SelectMany(pack => pack.Index.FindPrefix(start))
            .Concat(reader.Database.Loose.SelectMany(folder => folder.FindPrefix(start)))
            .Distinct().Take(2).ToList();
        return ids.Count switch
        {
            0 => null,
            1 => ids[0],
            _ => throw new KeytideException($"Several objects begin with \"{name}\".", "Give more of the name."),
        };
    }
}
