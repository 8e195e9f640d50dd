using Keytide.Cli.Output;
using Keytide.Cli.Output.Keys;

namespace Keytide.Cli.Keys;

/// <summary>One run of <c>keytide keys show ID</c>.</summary>
internal sealed class KeyShowRun(CommandContext context, string id, bool organization)
{
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var format = OutputFormats.Choose(context.Settings.Format, context.Settings.Output, OutputFormats.OfKeys);
        var isComplete = true;
        await foreach (var examination in KeyReading.ReadAsync(context, organization, cancellation))
        {
            isComplete &= KeyReading.IsComplete(examination);
            if (examination.Audit.Credentials.FirstOrDefault(credential => credential.Id == id) is not { } found)
            {
                continue;
            }

            var user = KeyReading.UsersOf(examination).GetValueOrDefault(found.Principal.Arn);
            await using var result = ResultStream.Open(context);
            await KeyDetailWriter.WriteAsync(
                format,
                KeyDetail.Of(examination.Audit, found, user),
                context.Time.GetUtcNow(),
                result.Stream,
                KeyReading.Options(context, result),
                cancellation);
            await result.CompleteAsync(cancellation);
            return KeyReading.ExitCodeOf(KeyReading.IsComplete(examination));
        }

        context.Talk.Error(
            $"no credential {Quoted.Shorten(id)} was found{(isComplete ? "" : " in what could be read")}.",
            Hint());
        return isComplete ? ExitCode.Usage : ExitCode.Incomplete;
    }

    /// <summary>A key id made since 2019 says itself which account it belongs to.</summary>
    private string Hint() => AccessKeyId.TryParse(id, out var key) && key.TryGetAccount(out var account)
        ? $"This key id belongs to account {account}. Ask there, or in the whole organization with --org."
        : "keytide keys list shows what there is; --org looks into every account of the organization.";
}
