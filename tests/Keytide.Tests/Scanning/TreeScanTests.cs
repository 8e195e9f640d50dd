using System.Text;
using Keytide.Connectors.Files;
using Keytide.Scanner;
using Keytide.Scanning;
using Keytide.Tests.Support;

namespace Keytide.Tests.Scanning;

/// <summary>Files and folders are scanned to the last one, and nothing else is.</summary>
public sealed class TreeScanTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Forge _forge = new(61);
    private readonly List<(string Path, string? Id)> _found = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_file_of_a_tree_is_scanned_once()
    {
        var expected = new List<(string, string?)>();
        for (var i = 0; i < 300; i++)
        {
            expected.Add(Plant(i % 7 == 0 ? $"f{i}.txt" : $"d{i % 5}/e{i % 3}/.hidden/f{i}.env"));
        }

        Write("empty", []);
        var coverage = Scan();
        Assert.Equal(expected.Order(), _found.Order());
        Assert.Equal(301, coverage.Files);
        var files = Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories);
        Assert.Equal(files.Sum(file => new FileInfo(file).Length), coverage.Bytes);
        Assert.True(coverage.IsWhole);
    }

    [Fact]
    public void What_git_ignores_is_left_out_unless_everything_is_asked_for()
    {
        Directory.CreateDirectory(_folder.File(".git/info"));
        Write(".git/info/exclude", "excluded.txt\n"u8.ToArray());
        Write(".gitignore", ".env\nbuild/\n"u8.ToArray());
        Write("sub/.gitignore", "!.env\n/local\n"u8.ToArray());
        var kept = new[] { Plant("a.txt"), Plant("sub/.env"), Plant("sub/x/local"), Plant("buildings") };
        var left = new[] { Plant(".env"), Plant("build/a.txt"), Plant("sub/local"), Plant("excluded.txt"), Plant(".git/config") };
        Scan();
        Assert.Equal(kept.Order(), _found.Order());

        _found.Clear();
        Scan(everything: true);
        Assert.Equal(kept.Concat(left).Order(), _found.Order());
    }

    [Fact]
    public void Rules_above_the_folder_that_is_named_count()
    {
        Directory.CreateDirectory(_folder.File(".git"));
        Write(".gitignore", "secret.txt\n"u8.ToArray());
        Plant("a/b/secret.txt");
        var kept = Plant("a/b/open.txt");
        Run(new TreeScanOptions(), _folder.File("a/b"));
        Assert.Equal([kept.Item2], _found.Select(one => one.Id));
    }

    [Fact]
    public void Links_are_not_followed_unless_named()
    {
        using var outside = new TemporaryFolder();
        File.WriteAllText(outside.File("secret"), PairShapes.All[".env"](_forge.LongLived()));
        File.CreateSymbolicLink(_folder.File("link"), outside.File("secret"));
        Directory.CreateSymbolicLink(_folder.File("folder"), outside.Path);
        Assert.Equal(0, Scan().Files);
        Assert.Empty(_found);

        Run(new TreeScanOptions(), _folder.File("link"));
        Assert.Single(_found);
    }

    [Fact]
    public void What_cannot_be_read_is_said()
    {
        Assert.SkipWhen(!OperatingSystem.IsLinux(), "pipes are made by mkfifo of Linux");
        Plant("a.txt");
        using var make = System.Diagnostics.Process.Start("mkfifo", _folder.File("pipe"));
        make.WaitForExit();
        var coverage = Scan();
        Assert.Equal(1, coverage.Files);
        Assert.Equal("pipe", Path.GetFileName(Assert.Single(coverage.Skipped).Path));
    }

    [Fact]
    public void A_path_that_does_not_exist_is_the_users_mistake() =>
        Assert.Throws<KeytideException>(() => Run(new TreeScanOptions(), _folder.File("nowhere")));

    [Fact]
    public void A_file_larger_than_the_buffer_is_scanned_through_windows()
    {
        var key = _forge.LongLived();
        var content = new byte[20 << 20];
        content.AsSpan().Fill((byte)'\n');
        Encoding.ASCII.GetBytes(PairShapes.All[".env"](key)).CopyTo(content, 9_999_990);
        Write("large", content);
        Assert.Equal(content.Length, Scan().Bytes);
        Assert.Equal(key.Id, _found.Single().Id);
    }

    [Fact]
    public void A_file_whose_length_the_system_does_not_know_is_read_to_its_end()
    {
        Assert.SkipWhen(!File.Exists("/proc/self/maps"), "there is no such file here");
        Assert.True(Run(new TreeScanOptions { Everything = true }, "/proc/self/maps").Bytes > 8192);
    }

    [Fact]
    public void Names_of_files_folders_and_links_are_scanned_and_shown_cut_down()
    {
        var (file, folder) = (_forge.LongLived(), _forge.LongLived());
        var secret = new string('a', 3) + file.Secret[3..].Replace('/', 'x');
        Write($"{file.Id} {secret}", []);
        Write($"{folder.Id}/empty", []);
        Write(".gitignore", "*.ignored\n"u8.ToArray());
        Write($"{_forge.LongLived().Id}.ignored", []);
        Directory.CreateDirectory(_folder.File(".git"));
        Scan();
        Assert.Equal(new[] { file.Id, folder.Id }.Order(), _found.Select(one => one.Id).Order());
        Assert.DoesNotContain(_found, one => one.Path.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public void A_pipe_that_is_named_is_waited_for()
    {
        Assert.SkipWhen(!OperatingSystem.IsLinux(), "other systems have no such pipes");
        var key = _forge.LongLived();
        Shell("mkfifo pipe; (sleep 0.3; printf '%s\n' \"$1\") > pipe 2>/dev/null &", PairShapes.All[".env"](key));
        Run(new TreeScanOptions(), _folder.File("pipe"));
        Assert.Equal(key.Id, _found.Single().Id);
    }

    [Fact]
    public void A_stream_is_scanned_to_its_end()
    {
        var key = _forge.LongLived();
        using var stream = new MemoryStream(Encoding.ASCII.GetBytes(PairShapes.All[".env"](key)));
        var coverage = new TreeScan(Settings, new TreeScanOptions()).Run(stream, "(stdin)", Keep);
        Assert.Equal(("(stdin)", key.Id), _found.Single());
        Assert.Equal(stream.Length, coverage.Bytes);
    }

    [Fact]
    public void A_name_that_is_no_UTF_8_is_no_place_to_hide()
    {
        Assert.SkipWhen(!OperatingSystem.IsLinux(), "other systems have no such names");
        var key = _forge.LongLived();
        Shell("printf '%s' \"$1\" > \"$(printf 'a\\377b')\"", PairShapes.All[".env"](key));
        Scan();
        Shell("rm -f a*", ""); // Which .NET could not.
        Assert.Equal(key.Id, _found.Single().Id);
    }

    [Fact]
    public void Folders_that_stay_open_are_bounded_and_all_are_closed()
    {
        for (var i = 0; i < 300; i++)
        {
            foreach (var side in (string[])["a", "b", "c", "d"])
            {
                Directory.CreateDirectory(_folder.File($"{string.Join('/', Enumerable.Range(0, i))}/{side}"));
            }
        }

        var expected = new[] { Plant($"{string.Join('/', Enumerable.Range(0, 300))}/a.env"), Plant("side/b.env") };
        var most = 0;
        var coverage = new TreeScan(Settings, new TreeScanOptions { Everything = true, Workers = 1 }).Run([_folder.Path], (path, leak) =>
        {
            most = Math.Max(most, Open());
            Keep(path, leak);
        });
        Assert.Equal(expected.Order(), _found.Order());
        Assert.True(coverage.IsWhole);
        Assert.InRange(most, 0, OpenFolders.Most + 6);
        Assert.Equal(0, Open());
    }

    [Fact]
    public void A_scan_that_fails_or_is_ended_leaves_no_folder_open()
    {
        for (var i = 0; i < 200; i++)
        {
            Plant($"a{i % 9}/b{i % 5}/c{i}/f.env");
        }

        var scan = new TreeScan(Settings, new TreeScanOptions { Workers = 3 });
        Assert.ThrowsAny<Exception>(() => scan.Run([_folder.Path], (_, _) => throw new InvalidOperationException()));
        Assert.Equal(0, Open());
        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => scan.Run([_folder.Path], (_, _) => source.Cancel(), source.Token));
        Assert.Equal(0, Open());
    }

    [Fact]
    public void What_lies_too_deep_is_said()
    {
        Assert.SkipWhen(!OperatingSystem.IsLinux(), "elsewhere a path ends before that");
        Shell("i=0; while [ $i -lt 2010 ]; do mkdir d && cd -P d || exit 1; i=$((i+1)); done; : > f", "");
        var coverage = Scan(everything: true);
        Shell("rm -rf d", "");
        Assert.Equal("it lies too deep", Assert.Single(coverage.Skipped).Reason);
    }

    // Descriptors of the tree, those of other tests apart.
    private int Open() => !OperatingSystem.IsLinux() ? 0
        : Directory.EnumerateFileSystemEntries("/proc/self/fd").Count(entry =>
            new FileInfo(entry).LinkTarget?.StartsWith(_folder.Path, StringComparison.Ordinal) == true);

    private void Shell(string script, string argument)
    {
        var start = new System.Diagnostics.ProcessStartInfo("sh", ["-c", script, "sh", argument]) { WorkingDirectory = _folder.Path };
        using var process = System.Diagnostics.Process.Start(start)!;
        process.WaitForExit();
    }

    private static ScannerSettings Settings => new() { FingerprintKey = new byte[32], Now = Found.Now };

    private ScanCoverage Scan(bool everything = false) => Run(new TreeScanOptions { Everything = everything, Workers = 3 }, _folder.Path);

    private ScanCoverage Run(TreeScanOptions options, string path) => new TreeScan(Settings, options).Run([path], Keep);

    private void Keep(string path, Leak leak) => _found.Add((path, leak.Finding.AccessKeyId));

    private (string Path, string? Id) Plant(string name)
    {
        var key = _forge.LongLived();
        Write(name, Encoding.ASCII.GetBytes(PairShapes.All[".env"](key)));
        return (_folder.File(name), key.Id);
    }

    private void Write(string name, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(name))!);
        File.WriteAllBytes(_folder.File(name), content);
    }
}
