using System.Runtime.InteropServices;
using System.Text;

namespace Keytide.Connectors.Files;

/// <summary>
/// A file that is being read. On Linux by open(2) and read(2) themselves: without following a link that appeared since the folder was
/// listed, without waiting for a pipe's other end, and with four short calls to the system for a file instead of seven.
/// </summary>
internal readonly ref struct RegularFile : IDisposable
{
    private const int ReadOnly = 0;
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;
    private const int NoFollowOnX64 = 0x20000;
    private const int NoFollowOnArm64 = 0x8000;
    private const int SeekStart = 0;
    private const int SeekEnd = 2;
    private const int NotPermitted = 1;
    private const int NoEntry = 2;
    private const int Interrupted = 4;
    private const int NoAccess = 13;
    private const int LinkLoop = 40;

    /// <summary>True where the calls of Linux are made as they are.</summary>
    public static readonly bool IsDirect =
        OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

    public static readonly bool IsArm = RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    /// <summary>The flag of open(2) that refuses links.</summary>
    public static readonly int NoFollow = IsArm ? NoFollowOnArm64 : NoFollowOnX64;

    private readonly int _descriptor;
    private readonly FileStream? _stream;

    private RegularFile(int descriptor, FileStream? stream)
    {
        _descriptor = descriptor;
        _stream = stream;
    }

    /// <param name="location">The file; a zero byte stands behind it.</param>
    /// <param name="followsLink">True for files that a user named.</param>
    /// <exception cref="IOException">It is gone, a link, or cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static RegularFile Open(ReadOnlySpan<byte> location, bool followsLink)
    {
        if (!IsDirect)
        {
            var name = Encoding.UTF8.GetString(location);
            return new RegularFile(
                -1, new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0));
        }

        // A pipe that was named is waited for: <(make it) may take its time.
        var flags = ReadOnly | CloseOnExec | (followsLink ? 0 : NonBlocking | NoFollow);
        var descriptor = OpenByName(ref MemoryMarshal.GetReference(location), flags);
        return descriptor >= 0 ? new RegularFile(descriptor, null) : throw Failure("Opening", Marshal.GetLastPInvokeError());
    }

    /// <summary>Opens a file of an open folder by its name, which a zero byte follows; links are refused.</summary>
    public static RegularFile OpenIn(int folder, ReadOnlySpan<byte> name)
    {
        var descriptor = OpenInFolder(folder, ref MemoryMarshal.GetReference(name), ReadOnly | NonBlocking | CloseOnExec | NoFollow);
        return descriptor >= 0 ? new RegularFile(descriptor, null) : throw Failure("Opening", Marshal.GetLastPInvokeError());
    }

    /// <summary>Reads on from where the last read ended; 0 at the end.</summary>
    /// <exception cref="IOException">It is a folder, or cannot be read.</exception>
    public int Read(Span<byte> buffer)
    {
        if (_stream is not null)
        {
            return _stream.Read(buffer);
        }

        while (true)
        {
            var count = ReadDescriptor(_descriptor, ref MemoryMarshal.GetReference(buffer), buffer.Length);
            if (count >= 0)
            {
                return (int)count;
            }

            var error = Marshal.GetLastPInvokeError();
            if (error != Interrupted)
            {
                throw Failure("Reading", error);
            }
        }
    }

    /// <summary>
    /// True when the file is as long as what was read, so that no read is needed that gives nothing: asking costs half as much. One that an
    /// error cut short is longer, and so is one of which the system does not know the length; they are read on.
    /// </summary>
    /// <param name="length">Bytes read so far.</param>
    public bool EndsAt(int length)
    {
        if (_stream is not null)
        {
            return false;
        }

        if (Seek(_descriptor, 0, SeekEnd) == length)
        {
            return true;
        }

        _ = Seek(_descriptor, length, SeekStart);
        return false;
    }

    /// <summary>The file as a stream that leaves it open, at the place of the last read.</summary>
    public FileStream AsStream() => _stream
        ?? new FileStream(new Microsoft.Win32.SafeHandles.SafeFileHandle(_descriptor, ownsHandle: false), FileAccess.Read, bufferSize: 0);

    public void Dispose()
    {
        if (_stream is not null)
        {
            _stream.Dispose();
        }
        else
        {
            _ = CloseDescriptor(_descriptor);
        }
    }

    internal static Exception Failure(string act, int error) => error switch
    {
        NoEntry => new FileNotFoundException("It is gone."),
        NoAccess or NotPermitted => new UnauthorizedAccessException("It may not be read."),
        LinkLoop => new IOException("It is a link."),
        _ => new IOException($"{act} it failed with error {error}."),
    };

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    internal static extern int OpenByName(ref byte path, int flags);

    [DllImport("libc", EntryPoint = "openat", SetLastError = true)]
    internal static extern int OpenInFolder(int folder, ref byte name, int flags);

    [DllImport("libc", EntryPoint = "read", SetLastError = true)]
    private static extern nint ReadDescriptor(int descriptor, ref byte buffer, nint count);

    [DllImport("libc", EntryPoint = "lseek")]
    private static extern nint Seek(int descriptor, nint offset, int from);

    [DllImport("libc", EntryPoint = "close")]
    internal static extern int CloseDescriptor(int descriptor);
}
