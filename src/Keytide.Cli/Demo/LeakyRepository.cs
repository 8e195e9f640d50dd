using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Keytide.Cli.Demo;

/// <summary>
/// A git repository in a temporary folder in which somebody committed a key and took it out again. It is written object by object, as git
/// keeps them (gitformat-loose, git-cat-file(1)), so that the demo needs no git.
/// </summary>
internal sealed class LeakyRepository : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("keytide-demo-");

    /// <param name="settings">The content of the file that should never have been committed.</param>
    /// <param name="author">Name and address of who did.</param>
    /// <param name="at">When.</param>
    public LeakyRepository(string settings, string author, DateTimeOffset at)
    {
        const string Readme = "# Payments\n\nSettings come from the environment.\n";
        var git = _folder.CreateSubdirectory(".git");
        git.CreateSubdirectory("objects");
        git.CreateSubdirectory("refs/heads");
        var readme = Add("blob", Encoding.UTF8.GetBytes(Readme));
        var secret = Add("blob", Encoding.UTF8.GetBytes(settings));
        var both = Add("tree", [.. Entry("README.md", readme), .. Entry("settings.env", secret)]);
        var first = Commit(both, null, author, at, "Add settings");
        var second = Commit(Add("tree", Entry("README.md", readme)), first, author, at.AddMinutes(3), "Remove settings");
        File.WriteAllText(Path.Combine(git.FullName, "HEAD"), "ref: refs/heads/main\n");
        File.WriteAllText(Path.Combine(git.FullName, "config"), "[core]\n\trepositoryformatversion = 0\n\tbare = false\n");
        File.WriteAllText(Path.Combine(git.FullName, "refs/heads/main"), second + "\n");
        File.WriteAllText(Path.Combine(_folder.FullName, "README.md"), Readme);
    }

    public string Folder => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);

    private string Commit(string tree, string? parent, string author, DateTimeOffset at, string message)
    {
        var who = string.Create(CultureInfo.InvariantCulture, $"{author} {at.ToUnixTimeSeconds()} +0000");
        var before = parent is null ? "" : $"parent {parent}\n";
        return Add("commit", Encoding.UTF8.GetBytes($"tree {tree}\n{before}author {who}\ncommitter {who}\n\n{message}\n"));
    }

    private static byte[] Entry(string name, string id) => [.. Encoding.UTF8.GetBytes($"100644 {name}\0"), .. Convert.FromHexString(id)];

    /// <returns>The object's name: git's SHA-1 of its kind, length and content, which is no matter of security here.</returns>
    private string Add(string kind, byte[] content)
    {
        byte[] whole = [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kind} {content.Length}\0")), .. content];
        var id = Convert.ToHexStringLower(SHA1.HashData(whole));
        var folder = _folder.CreateSubdirectory($".git/objects/{id[..2]}");
        using var packed = new ZLibStream(File.Create(Path.Combine(folder.FullName, id[2..])), CompressionLevel.Fastest);
        packed.Write(whole);
        return id;
    }
}
