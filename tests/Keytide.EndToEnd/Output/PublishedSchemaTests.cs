using Keytide.EndToEnd.Sandbox;
using Keytide.EndToEnd.Support;

namespace Keytide.EndToEnd.Output;

/// <summary>What the real program writes, held against schemas and readers that others publish, in their own languages.</summary>
public sealed class PublishedSchemaTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    // Validates against the model of securityhub:BatchImportFindings that ships with botocore, enumerations and patterns included.
    private const string Asff = """
        import json, re, sys
        import botocore.session, botocore.validate
        shape = botocore.session.get_session().get_service_model("securityhub").operation_model("BatchImportFindings").input_shape
        findings = json.load(open(sys.argv[1]))
        assert len(findings) > 50 and len({f["Id"] for f in findings}) == len(findings)

        def walk(shape, value, path):
            if shape.type_name == "structure":
                for name, inner in value.items():
                    walk(shape.members[name], inner, path + "." + name)
            elif shape.type_name == "list":
                for inner in value:
                    walk(shape.member, inner, path + "[]")
            elif shape.type_name == "map":
                for inner in value.values():
                    walk(shape.value, inner, path + ".*")
            elif shape.type_name == "string":
                allowed, pattern = shape.metadata.get("enum"), shape.metadata.get("pattern")
                assert not allowed or value in allowed, (path, value, allowed)
                assert not pattern or re.search(pattern, value), (path, value, pattern)

        for start in range(0, len(findings), 100):
            batch = {"Findings": findings[start:start + 100]}
            report = botocore.validate.ParamValidator().validate(batch, shape)
            assert not report.has_errors(), report.generate_report()
            walk(shape, batch, "$")
        """;

    private const string Sarif = """
        import json, sys
        import jsonschema
        schema, log = json.load(open(sys.argv[2])), json.load(open(sys.argv[1]))
        validator = jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker())
        errors = [(list(e.absolute_path), e.message) for e in validator.iter_errors(log)]
        assert not errors, errors[:5]
        """;

    private const string Readers = """
        import csv, json, sys
        import xml.etree.ElementTree as xml
        rows = list(csv.reader(open(sys.argv[1], newline=""), strict=True))
        assert len(rows) > 50 and {len(row) for row in rows} == {len(rows[0])}
        cases = xml.parse(sys.argv[2]).getroot().findall("./testsuite/testcase")
        findings = json.load(open(sys.argv[3]))["findings"]
        lines = [json.loads(line) for line in open(sys.argv[4], encoding="utf-8")]
        assert len(findings) == len(cases) == len(rows) - 1 == sum(line["type"] == "finding" for line in lines)
        assert [line["type"] for line in (lines[0], lines[-1])] == ["header", "summary"]
        """;

    [Fact]
    public async Task Security_hubs_own_model_accepts_every_finding()
    {
        await SkipWithout("import botocore");
        using var reports = await AuditAsync("asff");
        await PythonAsync(Asff, reports["asff"]);
    }

    [Fact]
    public async Task The_published_json_schema_of_sarif_accepts_the_log()
    {
        var schema = Environment.GetEnvironmentVariable("KEYTIDE_SARIF_SCHEMA");
        Assert.SkipWhen(schema is null || !File.Exists(schema), "KEYTIDE_SARIF_SCHEMA names no sarif-schema-2.1.0.json");
        await SkipWithout("import jsonschema");
        using var reports = await AuditAsync("sarif");
        await PythonAsync(Sarif, reports["sarif"], schema!);
    }

    [Fact]
    public async Task Other_readers_of_csv_xml_and_json_find_the_same_findings()
    {
        await SkipWithout("import csv");
        using var reports = await AuditAsync("csv", "junit", "json", "ndjson");
        await PythonAsync(Readers, reports["csv"], reports["junit"], reports["json"], reports["ndjson"]);
    }

    [Fact]
    public async Task A_browser_runs_the_pages_own_script_under_its_policy_and_without_script_it_is_whole()
    {
        var browser = RealProgram.Find("chromium") ?? RealProgram.Find("google-chrome");
        Assert.SkipWhen(browser is null, "no chromium on this machine");
        using var reports = await AuditAsync("html");
        var profile = Directory.CreateTempSubdirectory("keytide-browser-").FullName;
        try
        {
            var shown = await RealProgram.RunAsync(
                browser!,
                [
                    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", $"--user-data-dir={profile}",
                    "--dump-dom", new Uri(reports["html"]).AbsoluteUri,
                ],
                Limit);
            Assert.Contains("<div class=\"find\"><label", shown.Output); // The script took its "hidden" away.
            Assert.Contains("<div class=\"find\" hidden", await File.ReadAllTextAsync(reports["html"]));
            Assert.DoesNotContain("Refused to", shown.Error);
        }
        finally
        {
            Directory.Delete(profile, recursive: true);
        }
    }

    private static async Task<Reports> AuditAsync(params string[] formats)
    {
        await using var sandbox = await RunningSandbox.StartAsync("--port", "0", "--accounts", "3", "--users", "12");
        var reports = new Reports();
        var environment = new Dictionary<string, string?>(sandbox.Environment) { ["KEYTIDE_HOME"] = reports["home"] };
        foreach (var format in formats)
        {
            var audit = await RealProgram.KeytideAsync(["audit", "--org", "--format", format, "--output", reports[format]], environment);
            Assert.True(audit.ExitCode == 1, $"{audit.ExitCode}: {audit.Output}{audit.Error}"); // The sandbox's people are not perfect.
        }

        return reports;
    }

    private static async Task PythonAsync(string script, params string[] arguments)
    {
        var run = await RealProgram.RunAsync("python3", ["-c", script, .. arguments], Limit);
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
    }

    private static async Task SkipWithout(string import)
    {
        Assert.SkipWhen(RealProgram.Find("python3") is null, "no python3 on this machine");
        var tried = await RealProgram.RunAsync("python3", ["-c", import], Limit);
        Assert.SkipWhen(tried.ExitCode != 0, $"python3 cannot {import}");
    }

    private sealed class Reports : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("keytide-reports-").FullName;

        public string this[string format] => Path.Combine(_folder, $"report.{format}");

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}
