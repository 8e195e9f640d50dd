using System.Buffers.Binary;
using System.IO.Enumeration;
using System.Runtime.InteropServices;
using System.Text;

namespace Keytide.Connectors.Files;

/// <summary>
/// The entries of one folder, read at once into memory that is used again. On Linux by getdents64(2), which says what each entry is
/// without a call for it and keeps names that are no text; elsewhere through .NET.
/// </summary>
internal sealed class FolderEntries : IDisposable
{
    /// <summary>No folder is open: files are opened by their whole path.</summary>
    public const int NotOpen = -1;

    private const int OnlyFolderOnX64 = 0x10000;
    private const int OnlyFolderOnArm64 = 0x4000;
    private const int CloseOnExec = 0x80000;
    private const int LengthAt = 16;
    private const int TypeAt = 18;
    private const int NameAt = 19;
    private const int BufferSize = 65536;

    private static readonly EnumerationOptions Options = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    private readonly byte[] _buffer = new byte[BufferSize];
    private byte[] _names = new byte[BufferSize];
    private int[] _ends = new int[1024];
    private EntryKind[] _kinds = new EntryKind[1024];
    private bool _isHandedOver;

    public int Count { get; private set; }

    /// <summary>The folder itself, open until the next one is read, so that its files can be opened by name alone.</summary>
    public int Descriptor { get; private set; } = NotOpen;

    public ReadOnlySpan<byte> Name(int index) => _names.AsSpan(Start(index), _ends[index] - Start(index));

    public EntryKind Kind(int index) => _kinds[index];

    /// <summary>Leaves it to the caller to close the folder; its descriptor can be used until the next one is read.</summary>
    public int HandOver()
    {
        _isHandedOver = true;
        return Descriptor;
    }

    /// <param name="folder">The folder.</param>
    /// <param name="above">The one it is in, where that is open.</param>
    /// <exception cref="IOException">The folder is gone or cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be listed.</exception>
    public void Read(FolderPath folder, OpenFolder? above = null)
    {
        Dispose();
        Count = 0;
        if (RegularFile.IsDirect)
        {
            ReadDirectly(folder, above);
        }
        else
        {
            foreach (var (name, kind) in Portable(folder.ToString()))
            {
                Add(Encoding.UTF8.GetBytes(name), kind);
            }
        }
    }

    private void ReadDirectly(FolderPath folder, OpenFolder? above)
    {
        // "." enters a link that was named. A folder of the tree that has become a link since it was listed is not entered.
        var flags = (RegularFile.IsArm ? OnlyFolderOnArm64 : OnlyFolderOnX64) | CloseOnExec | (folder.IsNamed ? 0 : RegularFile.NoFollow);
        var descriptor = above is not null ? RegularFile.OpenInFolder(above.Descriptor, ref MemoryMarshal.GetReference(folder.Name), flags)
            : RegularFile.OpenByName(ref MemoryMarshal.GetReference(folder.LocationOf(folder.IsNamed ? "."u8 : default)), flags);
        if (descriptor < 0)
        {
            throw RegularFile.Failure("Listing", Marshal.GetLastPInvokeError());
        }

        Descriptor = descriptor;
        _isHandedOver = false;
        while (true)
        {
            var count = ReadEntries(descriptor, ref _buffer[0], _buffer.Length);
            if (count < 0)
            {
                throw RegularFile.Failure("Listing", Marshal.GetLastPInvokeError());
            }

            if (count == 0)
            {
                return;
            }

            AddAll(folder, _buffer.AsSpan(0, (int)count));
        }
    }

    /// <summary>Closes the folder; the entries stay.</summary>
    public void Dispose()
    {
        if (Descriptor != NotOpen && !_isHandedOver)
        {
            _ = RegularFile.CloseDescriptor(Descriptor);
        }

        Descriptor = NotOpen;
    }

    // struct linux_dirent64: inode (8), offset (8), length of the record (2), type (1), name and a zero byte.
    private void AddAll(FolderPath folder, ReadOnlySpan<byte> records)
    {
        while (records.Length > NameAt)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(records[LengthAt..]);
            var name = records[NameAt..length];
            name = name[..name.IndexOf((byte)0)];
            if (!name.SequenceEqual("."u8) && !name.SequenceEqual(".."u8))
            {
                Add(name, KindOf(records[TypeAt], folder, name));
            }

            records = records[length..];
        }
    }

    private static EntryKind KindOf(byte type, FolderPath folder, ReadOnlySpan<byte> name) => type switch
    {
        0 => Ask(folder, name), // Some file systems do not say.
        4 => EntryKind.Folder,
        8 => EntryKind.File,
        10 => EntryKind.Link,
        _ => EntryKind.Other,
    };

    private static EntryKind Ask(FolderPath folder, ReadOnlySpan<byte> name)
    {
        var attributes = File.GetAttributes(Encoding.UTF8.GetString(folder.LocationOf(name)));
        return attributes.HasFlag(FileAttributes.ReparsePoint) ? EntryKind.Link
            : attributes.HasFlag(FileAttributes.Directory) ? EntryKind.Folder
            : EntryKind.File;
    }

    private void Add(ReadOnlySpan<byte> name, EntryKind kind)
    {
        var start = Start(Count);
        if (start + name.Length > _names.Length)
        {
            Array.Resize(ref _names, _names.Length * 2);
        }

        if (Count == _ends.Length)
        {
            Array.Resize(ref _ends, Count * 2);
            Array.Resize(ref _kinds, Count * 2);
        }

        name.CopyTo(_names.AsSpan(start));
        _ends[Count] = start + name.Length;
        _kinds[Count] = kind;
        Count++;
    }

    private int Start(int index) => index == 0 ? 0 : _ends[index - 1];

    private static FileSystemEnumerable<(string Name, EntryKind Kind)> Portable(string location) => new(
        location.Length == 0 ? "." : location,
        static (ref FileSystemEntry entry) => (
            entry.FileName.ToString(),
            (entry.Attributes & FileAttributes.ReparsePoint) != 0 ? EntryKind.Link
                : entry.IsDirectory ? EntryKind.Folder
                : (entry.Attributes & FileAttributes.Device) != 0 ? EntryKind.Other
                : EntryKind.File),
        Options);

    [DllImport("libc", EntryPoint = "getdents64", SetLastError = true)]
    private static extern nint ReadEntries(int descriptor, ref byte buffer, nint size);
}
