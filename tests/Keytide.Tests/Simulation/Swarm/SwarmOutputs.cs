using System.Text;
using System.Text.Json;
using Keytide.Cli.Output;
using Keytide.Cli.Rotate;
using Keytide.Connectors.Notify;
using Keytide.Rotation;
using Keytide.Rotation.Fleet;
using Keytide.Rotation.Notices;
using Keytide.Sandbox.World;

namespace Keytide.Tests.Simulation.Swarm;

/// <summary>
/// All that people are shown and told of one rotation, as it is written for them: status, list and plan, each as a table and as JSON, and
/// every notice as each kind of channel sends it.
/// </summary>
internal sealed class SwarmOutputs(RotationSummary summary, IReadOnlyList<JournalLine> lines, User user, DateTimeOffset now)
{
    private const int Width = 140;
    private const int MostNotices = 12;

    public IEnumerable<string> All() => Shown(withTable: true).Concat(Told());

    /// <summary>Everything but the table of the status, whose history takes its time.</summary>
    public IEnumerable<string> Quick() => Shown(withTable: false).Concat(Told());

    private IEnumerable<string> Shown(bool withTable)
    {
        var view = RotationView.Of(summary, lines);
        ListedRotation[] list = [new(summary, Consumers: null)];
        yield return Json(json => StatusJson.Write(json, view));
        yield return Json(json => StatusJson.WriteList(json, list));
        yield return Json(json => PlanOutput.Write(json, Plan()));
        if (withTable)
        {
            yield return Table(text => StatusTable.Write(text, view));
            yield return Table(text => StatusTable.WriteList(text, list));
            yield return Table(text => PlanOutput.Write(text, Plan()));
        }
    }

    private IEnumerable<string> Told()
    {
        foreach (var notice in NoticeRules.Of(lines, DateTimeOffset.MinValue).TakeLast(MostNotices))
        {
            yield return Encoding.UTF8.GetString(WebhookNotices.Body(notice));
            yield return Encoding.UTF8.GetString(SlackNotices.Body(notice));
            yield return $"{SnsNotices.Subject(notice)} {string.Join(' ', NoticeText.Lines(notice))}";
            yield return Mail(Encoding.ASCII.GetString(MailMessage.Write(notice, "keytide@example.com", ["team@example.com"], now)));
            yield return Encoding.UTF8.GetString(NoticeJson.Write(notice));
        }
    }

    // As whoever opens it reads it.
    private static string Mail(string mail)
    {
        var end = mail.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return mail[..end] + Encoding.UTF8.GetString(Convert.FromBase64String(mail[end..].Trim().ReplaceLineEndings("")));
    }

    private IReadOnlyList<(AccountId, FleetChoice)> Plan()
    {
        var rule = new RotationRule("all") { Destinations = ["secretsmanager:prod/{user}"] };
        var keys = user.AccessKeys.Select(key => new ListedKey(AccessKeyId.Parse(key.Id), key.Status == KeyStatus.Active, key.CreatedAt));
        RotationId? open = summary.IsOver ? null : summary.Id;
        var due = DueKeys.Of(user.Name, [.. keys], rule, open, now)
            .Select(key => new FleetCandidate(key, user.Id, IsCaller: false, ExcludedBy: null)).ToList();
        var choices = FleetRules.Choose(summary.Account, due, [summary], stop: null, new FleetLimits(), now);
        return [.. choices.Select(one => (summary.Account, one))];
    }

    private static string Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonText.WriterOptions))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static string Table(Action<TerminalText> write)
    {
        var text = new TerminalText(Width, color: false);
        write(text);
        return text.ToString();
    }
}
