using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Keytide.Tests.Support;

namespace Keytide.Tests.Git;

/// <summary>Writes repositories byte by byte, from git's format documents and without git, honest ones and others.</summary>
public sealed class RepositoryWriter : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly bool _sha256;

    public RepositoryWriter(bool sha256 = false)
    {
        _sha256 = sha256;
        Directory.CreateDirectory(Git("objects/pack"));
        Directory.CreateDirectory(Git("refs/heads"));
        File.WriteAllText(Git("HEAD"), "ref: refs/heads/main\n");
        File.WriteAllText(Git("config"), sha256
            ? "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tobjectFormat = sha256\n"
            : "[core]\n\trepositoryformatversion = 0\n");
    }

    public string Path => _folder.Path;

    public int HashLength => _sha256 ? 32 : 20;

    public string Git(string name) => System.IO.Path.Combine(_folder.Path, ".git", name);

    public void Dispose() => _folder.Dispose();

    public byte[] Name(string kind, byte[] content) => Hash([.. Encoding.ASCII.GetBytes($"{kind} {content.Length}\0"), .. content]);

    public byte[] Loose(string kind, byte[] content)
    {
        var name = Name(kind, content);
        LooseFile(name, Deflate([.. Encoding.ASCII.GetBytes($"{kind} {content.Length}\0"), .. content]));
        return name;
    }

    public byte[] Blob(string text) => Loose("blob", Encoding.UTF8.GetBytes(text));

    public byte[] Tree(params (string Mode, string Name, byte[] Id)[] entries) => Loose("tree", TreeContent(entries));

    public static byte[] TreeContent(params (string Mode, string Name, byte[] Id)[] entries) =>
        [.. entries.SelectMany(entry => (byte[])[.. Encoding.UTF8.GetBytes($"{entry.Mode} {entry.Name}\0"), .. entry.Id])];

    public byte[] Commit(byte[] tree, string message, long seconds, params byte[][] parents) =>
        Loose("commit", CommitContent(tree, message, seconds, parents));

    public static byte[] CommitContent(byte[] tree, string message, long seconds, params byte[][] parents)
    {
        var text = new StringBuilder($"tree {Hex(tree)}\n");
        foreach (var parent in parents)
        {
            text.Append($"parent {Hex(parent)}\n");
        }

        text.Append($"author Ada Lovelace <ada@example.org> {seconds} +0100\ncommitter C <c@example.org> {seconds} +0100\n\n{message}\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public void Reference(string name, byte[] id)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Git(name))!);
        File.WriteAllText(Git(name), Hex(id) + "\n");
    }

    public void LooseFile(byte[] name, byte[] content)
    {
        var hex = Hex(name);
        Directory.CreateDirectory(Git($"objects/{hex[..2]}"));
        File.WriteAllBytes(Git($"objects/{hex[..2]}/{hex[2..]}"), content);
    }

    /// <summary>Writes a pack with an index of version 2. Entries that are deltas need their names.</summary>
    public string Pack(IReadOnlyList<PackedObject> objects, Func<int, byte[], byte[]>? pack = null)
    {
        using var bytes = new MemoryStream();
        bytes.Write("PACK"u8);
        bytes.Write(BigEndian(2));
        bytes.Write(BigEndian((uint)objects.Count));
        var offsets = new long[objects.Count];
        for (var i = 0; i < objects.Count; i++)
        {
            offsets[i] = bytes.Position;
            WriteHead(bytes, objects[i], offsets, i);
            bytes.Write(pack?.Invoke(i, objects[i].Data) ?? Deflate(objects[i].Data));
        }

        bytes.Write(Hash(bytes.ToArray()));
        var kinds = new[] { "", "commit", "tree", "blob", "tag" };
        var names = objects.Select(one => one.Name ?? Name(kinds[one.Type], one.Data)).ToArray();
        var file = Git($"objects/pack/pack-{Hex(Hash(bytes.ToArray()))}");
        File.WriteAllBytes(file + ".pack", bytes.ToArray());
        File.WriteAllBytes(file + ".idx", Index(names, offsets));
        return file;
    }

    /// <summary>An index of version 1 or 2 (gitformat-pack(5)).</summary>
    public byte[] Index(byte[][] names, long[] offsets, int version = 2)
    {
        var order = Enumerable.Range(0, names.Length).OrderBy(i => Hex(names[i]), StringComparer.Ordinal).ToArray();
        using var bytes = new MemoryStream();
        if (version == 2)
        {
            bytes.Write([0xFF, (byte)'t', (byte)'O', (byte)'c']);
            bytes.Write(BigEndian(2));
        }

        for (var first = 0; first < 256; first++)
        {
            bytes.Write(BigEndian((uint)names.Count(name => name[0] <= first)));
        }

        foreach (var i in order)
        {
            bytes.Write(version == 2 ? names[i] : [.. BigEndian((uint)offsets[i]), .. names[i]]);
        }

        if (version == 2)
        {
            bytes.Write(new byte[4 * names.Length]);
            foreach (var i in order)
            {
                bytes.Write(BigEndian((uint)offsets[i]));
            }
        }

        bytes.Write(new byte[2 * HashLength]);
        return bytes.ToArray();
    }

    public static byte[] Deflate(byte[] content, CompressionLevel level = CompressionLevel.Optimal)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, level, leaveOpen: true))
        {
            stream.Write(content);
        }

        return packed.ToArray();
    }

    public static string Hex(byte[] id) => Convert.ToHexStringLower(id);

    /// <summary>A length of a delta: seven bits a byte, the lowest first.</summary>
    public static byte[] Length(long value)
    {
        var bytes = new List<byte>();
        for (; value > 127; value >>= 7)
        {
            bytes.Add((byte)((value & 127) | 128));
        }

        bytes.Add((byte)value);
        return bytes.ToArray();
    }

    private byte[] Hash(byte[] bytes) => _sha256 ? SHA256.HashData(bytes) : SHA1.HashData(bytes);

    private void WriteHead(MemoryStream bytes, PackedObject one, long[] offsets, int index)
    {
        var length = (long)one.Data.Length;
        var first = (one.Type << 4) | (int)(length & 15);
        length >>= 4;
        while (length > 0)
        {
            bytes.WriteByte((byte)(first | 128));
            first = (int)(length & 127);
            length >>= 7;
        }

        bytes.WriteByte((byte)first);
        if (one.Type == 6)
        {
            bytes.Write(Distance(offsets[index] - offsets[one.BaseIndex]));
        }
        else if (one.Type == 7)
        {
            bytes.Write(one.BaseName);
        }
    }

    private static byte[] Distance(long value)
    {
        var bytes = new List<byte> { (byte)(value & 127) };
        while ((value >>= 7) > 0)
        {
            value--;
            bytes.Insert(0, (byte)((value & 127) | 128));
        }

        return bytes.ToArray();
    }

    private static byte[] BigEndian(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
