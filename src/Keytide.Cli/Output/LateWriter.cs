using System.Text;

namespace Keytide.Cli.Output;

/// <summary>A writer that is opened when something is written: a console takes longer to set up than a commit hook takes to scan.</summary>
/// <param name="open">Opens the writer; asked once.</param>
public sealed class LateWriter(Func<TextWriter> open) : TextWriter
{
    private TextWriter? _writer;

    public override Encoding Encoding => Writer.Encoding;

    private TextWriter Writer => _writer ??= open();

    public override void Write(char value) => Writer.Write(value);

    public override void Write(char[] buffer, int index, int count) => Writer.Write(buffer, index, count);

    public override void Write(string? value) => Writer.Write(value);

    public override void WriteLine(string? value) => Writer.WriteLine(value);

    public override void Flush() => _writer?.Flush();
}
