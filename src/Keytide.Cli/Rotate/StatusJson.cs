using System.Text.Json;
using Keytide.Cli.Output;
using Keytide.Rotation;

namespace Keytide.Cli.Rotate;

/// <summary>Rotations as JSON. The names are a contract: fields may be added, never renamed.</summary>
public static class StatusJson
{
    public static void Write(Utf8JsonWriter json, RotationView view)
    {
        json.WriteStartObject();
        WriteSummary(json, view.Summary);
        WriteConsumers(json, view.Consumers);
        json.WriteText("plan", view.State.PlanHash);
        json.WriteText("outcome", view.State.Outcome);
        json.WriteBoolean("emergency", view.State.Request.Emergency);
        json.WriteText("sessions", view.State.Cut switch
        {
            null => null,
            { IsLifted: true } => "ended",
            { IsInPlace: true } => "refused",
            _ => "notRefused",
        });
        json.WriteStartArray("secretsLost");
        foreach (var key in view.State.IsOver ? [] : view.State.Unopened)
        {
            json.WriteTextValue(key.Value);
        }

        json.WriteEndArray();
        json.WriteText("quietWindow", Duration.Text(view.State.Request.Policy.QuietWindow));
        json.WriteText("soak", Duration.Text(view.State.Request.Policy.Soak));
        json.WriteStartArray("destinations");
        foreach (var delivery in view.State.Deliveries)
        {
            json.WriteStartObject();
            json.WriteText("address", delivery.Destination.ToString());
            json.WriteText("holds", delivery.ConfirmedAt is null ? null : delivery.Sent?.Value);
            json.WriteTime("seenAt", delivery.ConfirmedAt);
            json.WriteText("failure", delivery.LastFailure);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("history");
        foreach (var line in view.History)
        {
            json.WriteStartObject();
            json.WriteTime("at", line.At);
            json.WriteText("phase", line.Phase.ToString());
            json.WriteText("action", line.Action);
            json.WriteText("seen", line.Seen);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void WriteList(Utf8JsonWriter json, IEnumerable<ListedRotation> rotations)
    {
        json.WriteStartArray();
        foreach (var (summary, consumers) in rotations)
        {
            json.WriteStartObject();
            WriteSummary(json, summary);
            WriteConsumers(json, consumers);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSummary(Utf8JsonWriter json, RotationSummary summary)
    {
        json.WriteText("id", summary.Id.Value);
        json.WriteText("accountId", summary.Account.ToString());
        json.WriteText("user", summary.UserName);
        json.WriteText("oldKey", summary.OldKey.Value);
        json.WriteText("newKey", summary.NewKey?.Value);
        json.WriteText("phase", summary.Phase.ToString());
        json.WritePropertyName("next");
        if (summary.NextAt is { } at)
        {
            json.WriteStartObject();
            json.WriteTime("at", at);
            json.WriteText("action", StatusTable.NextAction(summary));
            json.WriteEndObject();
        }
        else
        {
            json.WriteNullValue();
        }

        json.WritePropertyName("blocked");
        if (summary.Block is { } block)
        {
            json.WriteStartObject();
            json.WriteText("reason", block.Reason.ToString());
            json.WriteText("detail", block.Detail);
            json.WriteText("todo", block.Todo);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNullValue();
        }
    }

    // AWS's record of last use names the service alone; address and program come from CloudTrail.
    private static void WriteConsumers(Utf8JsonWriter json, IReadOnlyList<KeyConsumer>? consumers)
    {
        json.WriteStartArray("consumers");
        foreach (var consumer in consumers ?? [])
        {
            json.WriteStartObject();
            json.WriteText("address", consumer.Address);
            json.WriteText("userAgent", consumer.UserAgent);
            json.WriteText("service", consumer.Service);
            json.WriteTime("lastSeen", consumer.LastSeen);
            json.WriteBoolean("onNewKey", consumer.HasComeOver);
            json.WriteTime("lastSeenOnOldKey", consumer.OnOldKey);
            json.WriteTime("lastSeenOnNewKey", consumer.OnNewKey);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("consumersAsked", consumers is not null);
    }
}
