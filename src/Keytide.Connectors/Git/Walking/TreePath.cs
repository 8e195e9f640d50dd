using System.Text;
using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git.Walking;

/// <summary>Goes down a path from a tree.</summary>
internal static class TreePath
{
    /// <returns>The blob there; null where there is none, or it cannot be read.</returns>
    public static ObjectId? Find(ObjectReader reader, ObjectId tree, string path)
    {
        try
        {
            var names = path.Split('/');
            for (var i = 0; i < names.Length; i++)
            {
                if (Entry(reader, tree, names[i]) is not { } entry || entry.IsFolder != i < names.Length - 1)
                {
                    return null;
                }

                tree = entry.Id;
            }

            return tree;
        }
        catch (Exception error) when (ReadFailure.IsExpected(error))
        {
            return null;
        }
    }

    private static (ObjectId Id, bool IsFolder)? Entry(ObjectReader reader, in ObjectId tree, string name)
    {
        var wanted = Encoding.UTF8.GetBytes(name);
        var entries = new TreeEntries(reader.Read(tree, ObjectKind.Tree), reader.HashLength);
        while (entries.MoveNext())
        {
            if (entries.Name.SequenceEqual(wanted))
            {
                return entries.IsCommit ? null : (entries.Id, entries.IsFolder);
            }
        }

        return null;
    }
}
