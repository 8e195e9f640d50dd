using System.Globalization;
using System.Text;
using System.Text.Json;
using Keytide.Cli.Output;
using Keytide.Compliance;
using Keytide.Connectors.Aws.Accounts;
using Keytide.Inventory;
using Keytide.Settings;
using Keytide.Storage.Sqlite;

namespace Keytide.Cli.Audit;

/// <summary>
/// <c>keytide audit --plan</c>: the calls that an audit would make, from what the last audit knows. It asks AWS only who is calling.
/// </summary>
internal sealed class AuditPlan(CommandContext context, AuditRequest request, KeytideSettings settings)
{
    private static readonly OutputFormat[] Formats = [OutputFormat.Table, OutputFormat.Json];

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        if (request.Organization)
        {
            throw new KeytideException("--plan is for one account at a time.", "Leave --org out; every account costs about the same.");
        }

        var format = OutputFormats.Choose(context.Settings.Format, context.Settings.Output, Formats);
        using var aws = AwsSession.Open(context);
        var target = await new OrganizationReader(aws.Client, context.Time, context.Entropy).ReadOwnAsync(cancellation);
        using var database = StateFolder.Of(context.Settings, Environment.GetEnvironmentVariable).OpenDatabase();
        var cached = await new SqliteInventoryCache(database, target.Partition, context.Time).FindAsync(target.Id, cancellation);
        var facts = CheckCatalog.FactsFor(settings.Audit) & ~FactGroups.OrganizationRootFeatures;
        var estimates = CallForecast.Of(new InventoryScope(facts), cached, context.Time.GetUtcNow());
        await using var result = ResultStream.Open(context);
        var text = format == OutputFormat.Json ? Json(target.Id, estimates) : Table(target.Id, estimates);
        await result.Stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
        await result.CompleteAsync(cancellation);
        return ExitCode.Clean;
    }

    private static string Table(AccountId account, IReadOnlyList<CallEstimate> estimates)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"An audit of account {account} would make these calls:\n\n");
        foreach (var estimate in estimates)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {estimate.Action,-36} {Count(estimate),12}  {estimate.Basis}\n");
        }

        return text.ToString();
    }

    private static string Count(CallEstimate estimate) => estimate switch
    {
        { AtMost: null } => string.Create(CultureInfo.InvariantCulture, $"{estimate.AtLeast} or more"),
        { AtMost: { } most } when most == estimate.AtLeast => most.ToString(CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{estimate.AtLeast} to {estimate.AtMost}"),
    };

    private static string Json(AccountId account, IReadOnlyList<CallEstimate> estimates)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteString("schemaVersion", "1");
            writer.WriteString("accountId", account.ToString());
            writer.WriteStartArray("calls");
            foreach (var estimate in estimates)
            {
                writer.WriteStartObject();
                writer.WriteString("action", estimate.Action);
                writer.WriteNumber("atLeast", estimate.AtLeast);
                if (estimate.AtMost is { } most)
                {
                    writer.WriteNumber("atMost", most);
                }
                else
                {
                    writer.WriteNull("atMost");
                }

                writer.WriteString("basis", estimate.Basis);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }
}
