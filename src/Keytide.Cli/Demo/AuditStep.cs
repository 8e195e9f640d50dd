using Keytide.Compliance;

namespace Keytide.Cli.Demo;

/// <summary>Audits the organization, twice, and shows what was found.</summary>
internal sealed class AuditStep : IDemoStep
{
    public Task RunAsync(DemoStage stage, CancellationToken cancellation)
    {
        var organization = stage.Organization;
        stage.Context.Talk.Note($"Auditing {organization.Generated.CompanyName}, an organization that was just made up …");
        var header = new AuditHeader(organization.Clock.GetUtcNow(), ToolVersion.Text, IsOrganization: true, BaselineAsOf: null);
        stage.Before = organization.Audit();
        stage.After = stage.Before;
        var calls = organization.Audit().Sum(audit => audit.Calls.Values.Sum(count => (long)count));
        stage.Say(new DemoSummary(organization.Generated.CompanyName, header, stage.Before, calls).Write);
        return Task.CompletedTask;
    }
}
