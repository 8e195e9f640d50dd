using System.Text;
using System.Text.Json;
using Keytide.Cli.Output;

namespace Keytide.Cli.Rotate;

/// <summary>Writes rotations to where results go, in the format that was asked for.</summary>
internal static class RotationOutput
{
    private const int FileWidth = 140;

    private static readonly JsonWriterOptions Indented = JsonText.WriterOptions with { Indented = true };

    public static Task WriteAsync(CommandContext context, RotationView view, CancellationToken cancellation) => WriteAsync(
        context, json => StatusJson.Write(json, view), text => StatusTable.Write(text, view), cancellation);

    public static Task WriteAsync(
        CommandContext context, IReadOnlyList<ListedRotation> rotations, CancellationToken cancellation) => WriteAsync(
        context, json => StatusJson.WriteList(json, rotations), text => StatusTable.WriteList(text, rotations), cancellation);

    /// <summary>Writes one result, as JSON or laid out for a person.</summary>
    public static async Task WriteAsync(
        CommandContext context, Action<Utf8JsonWriter> asJson, Action<TerminalText> asTable, CancellationToken cancellation)
    {
        var format = OutputFormats.Choose(context.Settings.Format, context.Settings.Output, RotateCommand.Formats);
        await using var result = ResultStream.Open(context);
        if (format == OutputFormat.Json)
        {
            await using (var json = new Utf8JsonWriter(result.Stream, Indented))
            {
                asJson(json);
            }

            result.Stream.WriteByte((byte)'\n');
        }
        else
        {
            var text = new TerminalText(
                result.IsTerminal ? Console.WindowWidth : FileWidth, result.IsTerminal && !context.Settings.NoColor);
            asTable(text);
            await result.Stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellation);
        }

        await result.CompleteAsync(cancellation);
    }
}
