using System.Text.Json;

namespace Keytide.Tests.Sandbox.Conformance;

/// <summary>
/// The steps of one test that others ran on real AWS, with its answers. What varies stands there as a placeholder in angle brackets,
/// which matches anything.
/// </summary>
internal sealed class Recording(JsonElement steps)
{
    /// <exception cref="InvalidOperationException">The file has no such test.</exception>
    public static Recording Read(string path, string test)
    {
        var document = JsonDocument.Parse(File.ReadAllText(path)).RootElement;
        foreach (var entry in document.EnumerateObject())
        {
            if (entry.Name.EndsWith("::" + test, StringComparison.Ordinal))
            {
                return new Recording(entry.Value.GetProperty("recorded-content"));
            }
        }

        throw new InvalidOperationException($"{path} has no recording of {test}.");
    }

    /// <summary>
    /// Fails unless the reply says what AWS said: the same error, or the same members with the same values and no others.
    /// </summary>
    public void Check(string step, Reply reply)
    {
        var recorded = steps.GetProperty(step);
        if (!recorded.TryGetProperty("Error", out var error))
        {
            Assert.Equal(200, reply.Status);
            Assert.Equal("", RecordedValue.Difference(step, recorded, reply.Result()));
            return;
        }

        var status = recorded.GetProperty("ResponseMetadata").GetProperty("HTTPStatusCode").GetInt32();
        Assert.Equal((status, error.GetProperty("Code").GetString()), (reply.Status, reply.Code));
        var message = error.TryGetProperty("Message", out var text) ? text.GetString()! : "";
        var isLike = RecordedValue.IsLike(message, reply.Message ?? "");
        Assert.True(isLike, $"{step}: AWS said \"{message}\", the sandbox \"{reply.Message}\".");
    }

    /// <summary>A policy document as it was recorded, for putting it in.</summary>
    public string Document(params string[] path)
    {
        var value = path.Aggregate(steps, (element, name) => element.GetProperty(name));
        return value.GetRawText().Replace("<partition>", "aws").Replace("<region>", "us-east-1");
    }
}
