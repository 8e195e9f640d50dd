using Keytide.Cli.Output;
using Keytide.Cli.Output.Keys;

namespace Keytide.Cli.Keys;

/// <summary>One run of <c>keytide keys list</c>.</summary>
internal sealed class KeyListRun(CommandContext context, KeyFilter filter)
{
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var format = OutputFormats.Choose(context.Settings.Format, context.Settings.Output, OutputFormats.OfKeys);
        await using var result = ResultStream.Open(context);
        await using var writer = KeyListWriters.Create(
            format, context.Time.GetUtcNow(), result.Stream, KeyReading.Options(context, result));
        var isComplete = true;
        await foreach (var examination in KeyReading.ReadAsync(context, filter.Organization, cancellation))
        {
            isComplete &= KeyReading.IsComplete(examination);
            var users = KeyReading.UsersOf(examination);
            foreach (var row in KeyRow.Of(
                         examination.Audit,
                         arn => users.TryGetValue(arn, out var user) && user.Tags.TryGet(out var tags) ? tags : null))
            {
                if (filter.Takes(row.Credential))
                {
                    await writer.WriteAsync(row, cancellation);
                }
            }
        }

        await writer.CompleteAsync(cancellation);
        await result.CompleteAsync(cancellation);
        return KeyReading.ExitCodeOf(isComplete);
    }
}
