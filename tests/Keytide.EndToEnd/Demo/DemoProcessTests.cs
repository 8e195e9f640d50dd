using System.Text.Json;
using Keytide.EndToEnd.Support;

namespace Keytide.EndToEnd.Demo;

/// <summary>The demo as a person runs it.</summary>
public sealed class DemoProcessTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Ninety_days_go_by_and_no_call_of_a_program_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("keytide-demo-");
        try
        {
            var demo = await RealProgram.KeytideAsync(["demo", "--once", "--output", Path.Combine(folder.FullName, "report.html")]);
            Assert.Equal(0, demo.ExitCode);
            Assert.Matches(@"\d\d,\d{3} calls of \d+ programs: 0 refused\.", demo.Output);
            Assert.True(File.Exists(Path.Combine(folder.FullName, "report.html")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task With_a_port_the_organization_is_served_afterwards()
    {
        var folder = Directory.CreateTempSubdirectory("keytide-demo-");
        try
        {
            using var process = RealProgram.StartKeytide(
                ["demo", "--days", "0", "--port", "0", "--output", Path.Combine(folder.FullName, "report.html")]);
            using var late = new CancellationTokenSource(Patience);
            string? line;
            do
            {
                line = await process.StandardOutput.ReadLineAsync(late.Token);
            }
            while (line is not null && !line.StartsWith('{'));

            Assert.NotNull(line);
            var announced = JsonDocument.Parse(line).RootElement;
            var key = announced.GetProperty("credentials");
            var audit = await RealProgram.KeytideAsync(
                ["keys", "list", "--format", "json"],
                new Dictionary<string, string?>
                {
                    ["AWS_ENDPOINT_URL"] = announced.GetProperty("endpoint").GetString(),
                    ["AWS_ACCESS_KEY_ID"] = key.GetProperty("accessKeyId").GetString(),
                    ["AWS_SECRET_ACCESS_KEY"] = key.GetProperty("secretAccessKey").GetString(),
                    ["AWS_REGION"] = "us-east-1",
                    ["KEYTIDE_HOME"] = folder.FullName,
                    ["NO_PROXY"] = "127.0.0.1",
                });
            Assert.Contains("AKIA", audit.Output);
            await RealProgram.RunAsync("/bin/kill", ["-TERM", $"{process.Id}"], Patience);
            await process.WaitForExitAsync(late.Token);
            Assert.Equal(0, process.ExitCode);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
