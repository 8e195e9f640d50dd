using System.Text;
using Keytide.Cli.Output;

namespace Keytide.Tests.Output;

public sealed class ReportFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("keytide-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_completed_file_replaces_the_old_one_and_only_its_owner_reads_it()
    {
        var path = Path.Combine(_folder, "report.json");
        await File.WriteAllTextAsync(path, "old");
        await using (var file = ReportFile.Create(path))
        {
            await file.Stream.WriteAsync("new"u8.ToArray());
            Assert.Equal("old", await File.ReadAllTextAsync(path));
            await file.CompleteAsync(CancellationToken.None);
        }

        Assert.Equal("new", await File.ReadAllTextAsync(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public async Task A_file_that_was_not_completed_leaves_nothing_and_the_old_one_stays()
    {
        var path = Path.Combine(_folder, "report.json");
        await File.WriteAllTextAsync(path, "old");
        await using (var file = ReportFile.Create(path))
        {
            await file.Stream.WriteAsync("half"u8.ToArray());
            await file.Stream.FlushAsync();
        }

        Assert.Equal("old", await File.ReadAllTextAsync(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task A_link_stays_a_link_and_what_it_names_is_replaced()
    {
        var target = Path.Combine(_folder, "target.json");
        var link = Path.Combine(_folder, "link.json");
        await File.WriteAllTextAsync(target, "old");
        File.CreateSymbolicLink(link, target);
        await using (var file = ReportFile.Create(link))
        {
            await file.Stream.WriteAsync("new"u8.ToArray());
            await file.CompleteAsync(CancellationToken.None);
        }

        Assert.Equal("new", await File.ReadAllTextAsync(target));
        Assert.NotNull(new FileInfo(link).LinkTarget);
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_the_users_mistake()
    {
        Assert.Throws<KeytideException>(() => ReportFile.Create(_folder));
        Assert.Throws<KeytideException>(() => ReportFile.Create(Path.Combine(_folder, "missing", "report.json")));
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(2000, true)]
    public async Task A_spool_gives_back_what_it_was_given_and_leaves_no_file(int lines, bool onDisk)
    {
        using var kept = new MemoryStream();
        await using (var spool = new SpoolStream(inMemory: 1000, folder: _folder))
        {
            for (var i = 0; i < lines; i++)
            {
                await spool.WriteAsync(Encoding.UTF8.GetBytes($"{i}\n"));
            }

            Assert.Equal(onDisk, spool.IsOnDisk);
            Assert.Empty(Directory.GetFiles(_folder));
            await spool.DrainAsync(kept, CancellationToken.None);
        }

        Assert.Equal(string.Concat(Enumerable.Range(0, lines).Select(i => $"{i}\n")), Encoding.UTF8.GetString(kept.ToArray()));
    }

    [Fact]
    public void A_spool_has_a_bound()
    {
        using var spool = new SpoolStream(inMemory: 10, limit: 20);
        spool.Write("0123456789"u8);
        Assert.Throws<IOException>(() => spool.Write("0123456789a"u8));
    }
}
