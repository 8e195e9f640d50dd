using System.Net;
using System.Text.Json;
using Keytide.EndToEnd.Support;

namespace Keytide.EndToEnd.Sandbox;

public sealed class SandboxProcessTests
{
    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task It_announces_itself_in_one_line_and_ends_cleanly_on_a_signal(string signal)
    {
        await using var sandbox = await RunningSandbox.StartAsync("--accounts", "3", "--seed", "7");
        Assert.Equal(["endpoint", "region", "credentials", "accounts"],
            sandbox.Announced.EnumerateObject().Select(member => member.Name));
        Assert.StartsWith("http://127.0.0.1:", sandbox.Endpoint);
        var accounts = sandbox.Announced.GetProperty("accounts").EnumerateArray().ToList();
        Assert.Equal(3, accounts.Count);
        Assert.All(accounts, account => Assert.Equal(
            $"arn:aws:iam::{account.GetProperty("id").GetString()}:role/KeytideAudit", account.GetProperty("auditRole").GetString()));
        Assert.Equal(0, await sandbox.StopAsync(signal));
    }

    [Fact]
    public async Task The_same_seed_announces_the_same_credentials()
    {
        await using var one = await RunningSandbox.StartAsync("--seed", "7", "--clock", "virtual");
        await using var other = await RunningSandbox.StartAsync("--seed", "7", "--clock", "virtual");
        Assert.Equal(one.Announced.GetProperty("accounts").GetRawText(), other.Announced.GetProperty("accounts").GetRawText());
        Assert.Equal(one.Announced.GetProperty("credentials").GetRawText(), other.Announced.GetProperty("credentials").GetRawText());
    }

    [Theory]
    [InlineData("--port", "70000")]
    [InlineData("--accounts", "0")]
    [InlineData("--users", "-1")]
    [InlineData("--latency", "99999999")]
    [InlineData("--clock", "wall")]
    [InlineData("--faults", "gremlins")]
    [InlineData("--seed", "x")]
    public async Task A_wrong_option_is_refused_with_a_hint_and_exit_code_2(string option, string value)
    {
        var result = await RealProgram.KeytideAsync(["sandbox", option, value]);
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("keytide: ", result.Error);
        Assert.True(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length >= 2, result.Error);
    }

    [Fact]
    public async Task A_taken_port_is_refused_with_exit_code_2()
    {
        await using var sandbox = await RunningSandbox.StartAsync("--accounts", "1");
        var result = await RealProgram.KeytideAsync(["sandbox", "--port", sandbox.Endpoint.Split(':')[^1]]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--port", result.Error);
    }

    [Fact]
    public async Task Virtual_time_stands_until_it_is_moved()
    {
        await using var sandbox = await RunningSandbox.StartAsync("--clock", "virtual", "--accounts", "1");
        using var http = new HttpClient { BaseAddress = new Uri(sandbox.Endpoint) };
        Assert.Equal("2026-01-01T00:00:00Z", await NowAsync(await http.GetAsync("/_keytide/clock")));
        Assert.Equal("2026-01-02T00:00:00Z", await NowAsync(await http.PostAsync("/_keytide/clock?advance=86400", null)));
        Assert.Equal("2026-01-02T00:00:00Z", await NowAsync(await http.GetAsync("/_keytide/clock")));
        Assert.Equal(HttpStatusCode.BadRequest, (await http.PostAsync("/_keytide/clock?advance=-1", null)).StatusCode);

        using var fromPage = new HttpRequestMessage(HttpMethod.Post, "/_keytide/clock?advance=1");
        fromPage.Headers.Add("Origin", "http://a.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await http.SendAsync(fromPage)).StatusCode);
        using var rebound = new HttpRequestMessage(HttpMethod.Get, "/_keytide/clock") { Headers = { Host = "rebound.example" } };
        Assert.Equal(HttpStatusCode.Forbidden, (await http.SendAsync(rebound)).StatusCode);
    }

    [Fact]
    public async Task What_is_no_request_to_AWS_is_refused_and_never_breaks_it()
    {
        await using var sandbox = await RunningSandbox.StartAsync("--accounts", "1");
        using var http = new HttpClient { BaseAddress = new Uri(sandbox.Endpoint) };
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync("/?Action=ListUsers&Version=2010-05-08")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await http.DeleteAsync("/bucket/%2Fkey%20?x=%ZZ")).StatusCode);
        using var huge = new ByteArrayContent(new byte[6 * 1024 * 1024]);
        var refused = await Record.ExceptionAsync(async () =>
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await http.PostAsync("/", huge)).StatusCode));
        Assert.True(refused is null or HttpRequestException, $"{refused}"); // Either the answer is read or the connection is cut first.
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync("/?Action=ListUsers&Version=2010-05-08")).StatusCode);
    }

    [Fact]
    public async Task Every_fault_that_the_hint_names_can_be_switched_on_and_lost_answers_cut_the_connection()
    {
        var hint = (await RealProgram.KeytideAsync(["sandbox", "--faults", "gremlins"])).Error;
        var names = hint[(hint.LastIndexOf("There are ", StringComparison.Ordinal) + 10)..].Trim(' ', '.', '\n').Split(", ");
        Assert.Contains("lost-answers", names);
        Assert.Contains("organizations-busy", names);
        await using var sandbox = await RunningSandbox.StartAsync("--accounts", "1", "--faults", string.Join(',', names));
        using var http = new HttpClient { BaseAddress = new Uri(sandbox.Endpoint) };
        var (cut, broken, refused) = (0, 0, 0);
        for (var i = 0; i < 300; i++)
        {
            try
            {
                var answer = await http.GetAsync("/?Action=ListUsers&Version=2010-05-08");
                _ = (int)answer.StatusCode >= 500 ? broken++ : refused++;
            }
            catch (HttpRequestException)
            {
                cut++;
            }
        }

        Assert.True(cut > 0 && broken > 0 && refused > 200, $"{cut} cut, {broken} broken, {refused} refused");
    }

    private static async Task<string?> NowAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("now").GetString();
}
