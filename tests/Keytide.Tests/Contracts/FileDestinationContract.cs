using System.Text;
using Keytide.Connectors.Files;
using Keytide.Distribution;
using Keytide.Tests.Support;

namespace Keytide.Tests.Contracts;

/// <summary>Files, in one format each, on a real disk.</summary>
public abstract class FileDestinationContract : DestinationContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DiskFiles _files = new(new SeededEntropy(1));

    private protected abstract string Address(string path);

    private protected abstract IPairFormat Format { get; }

    private protected abstract string Filling { get; }

    private protected abstract string Spoiling { get; }

    private protected string Path => _folder.File("keys");

    private protected override IDestination Destination =>
        new FileDestination(DestinationAddress.Parse(Address(Path)), _files, Format);

    private protected override string Content => File.Exists(Path) ? File.ReadAllText(Path) : "";

    private protected override void Fill() => File.WriteAllText(Path, Filling);

    private protected override void Spoil() => File.WriteAllText(Path, Spoiling);

    [Fact]
    public async Task The_file_is_its_owners_alone_and_nothing_is_left_beside_it()
    {
        Fill();
        await Destination.CheckAsync(default);
        await Destination.WriteAsync(SecondPair, Token, default);
        Assert.Equal(["keys"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(System.IO.Path.GetFileName));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
        }
    }

    [Fact]
    public async Task A_link_stays_a_link()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Links need rights on Windows.");
            return;
        }

        var link = _folder.File("link");
        Fill();
        File.CreateSymbolicLink(link, Path);
        var through = new FileDestination(DestinationAddress.Parse(Address(link)), _files, Format);
        await through.WriteAsync(SecondPair, Token, default);
        Assert.NotNull(File.ResolveLinkTarget(link, false));
        Assert.Contains(Second.Value, Content);
    }

    [Fact]
    public async Task An_edit_by_another_program_in_the_same_moment_is_not_lost()
    {
        var files = new MemoryFiles();
        files.Replace("/keys", Encoding.UTF8.GetBytes(Filling), null);
        var destination = new FileDestination(DestinationAddress.Parse(Address("/keys")), files, Format);
        files.Before = (path, isReplacing) =>
        {
            if (isReplacing)
            {
                files.Before = null;
                files.Replace(path, Encoding.UTF8.GetBytes(Filling + "\n"), files.Read(path));
            }
        };
        await Assert.ThrowsAsync<DestinationException>(() => destination.WriteAsync(SecondPair, Token, default));
        Assert.Equal(Filling + "\n", Encoding.UTF8.GetString(files.Read("/keys")!));
    }

    public void Dispose() => _folder.Dispose();
}
