using System.Text;
using Keytide.Cli.Output;
using Keytide.Scanning;

namespace Keytide.Cli.Scan;

/// <summary>The file of a baseline.</summary>
internal static class BaselineFile
{
    private const long Largest = 64 << 20;

    /// <exception cref="KeytideException">It cannot be read, or is no baseline.</exception>
    public static LeakBaseline Load(string path)
    {
        using var stream = InputFile.Open(path, "--baseline");
        if (stream.CanSeek && stream.Length > Largest)
        {
            throw new KeytideException($"\"{Quoted.Shorten(path)}\" is too large for a baseline.", "Name the right file.");
        }

        using var text = new StreamReader(stream, Encoding.UTF8);
        return LeakBaselineText.Read(text.ReadToEnd(), path);
    }

    /// <summary>Writes it whole or not at all.</summary>
    public static async Task SaveAsync(LeakBaseline baseline, string path, CancellationToken cancellation)
    {
        await using var file = ReportFile.Create(path, "--write-baseline");
        await file.Stream.WriteAsync(Encoding.UTF8.GetBytes(LeakBaselineText.Write(baseline)), cancellation);
        await file.CompleteAsync(cancellation);
    }
}
