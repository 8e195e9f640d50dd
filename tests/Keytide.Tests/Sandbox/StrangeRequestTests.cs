using System.Text;
using System.Text.Json;
using Keytide.Sandbox;
using Keytide.Sandbox.Wire;

namespace Keytide.Tests.Sandbox;

public sealed class StrangeRequestTests
{
    private static readonly string[] Names =
    [
        "UserName", "RoleName", "GroupName", "PolicyName", "PolicyArn", "AccessKeyId", "Status", "Path", "PathPrefix", "Marker", "MaxItems",
        "PolicyDocument", "AssumeRolePolicyDocument", "Tags.member.1.Key", "Tags.member.1.Value", "TagKeys.member.1", "SerialNumber",
        "AuthenticationCode1", "AuthenticationCode2", "PermissionsBoundary", "ServiceName", "CertificateBody", "RoleArn", "RoleSessionName",
        "PolicySourceArn", "ActionNames.member.1", "Filter.member.1", "OpenIDConnectProviderArn", "Url", "VersionId", "DurationSeconds",
        "SecretId", "Name", "SecretString", "ClientRequestToken", "Type", "Value", "ResourceId", "NextToken", "MaxResults",
    ];

    private static readonly string[] Values =
    [
        "", "administrator", "x", "a b", "-1", "99999999999", "1", "100", "arn:aws:iam::111111111111:user/administrator", "arn:::::",
        "arn:", """{"Version":5,"Statement":[]}""", """{"Statement":[{"Effect":"Allow","Sid":1,"Action":{"a":1}}]}""", "null", "7",
        """{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":5}}]}""",
        """{"Statement":[{"Effect":"Allow","Action":"*","Principal":{"AWS":[1]}}]}""", """{"Statement":[[]]}""",
        "arn:aws:iam::aws:policy/AdministratorAccess", "{", "{}", "[]", """{"Statement":[]}""", """{"Statement":{"Effect":"Allow"}}""",
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""", "Active", "true", "/", "//", "/a/",
        "https://a.example.com", "v1", "\u0000", "\ud800", "é😀", "%zz", "a&b=c", "AKIAIOSFODNN7EXAMPLE", "123456", "::::::", "*",
    ];

    [Fact]
    public void Whatever_is_asked_the_answer_can_be_read()
    {
        var chance = new Chance(20_260_101);
        foreach (var operation in OperationRegistry.All.Operations.OrderBy(each => each.Service.Name + each.Name, StringComparer.Ordinal))
        {
            var world = new SmallWorld();
            for (var round = 0; round < 15; round++)
            {
                var reply = operation.Service.Protocol == Protocol.Query
                    ? world.Admin.Query(operation.Service.Name, operation.Name, [.. Parameters(chance)])
                    : world.Admin.Json(operation.Service.Name, $"{operation.Service.TargetPrefix}.{operation.Name}", Body(chance));
                Assert.InRange(reply.Status, 200, 503);
                _ = reply.Code;
            }
        }
    }

    [Fact]
    public void Bytes_that_are_no_request_get_an_answer()
    {
        var world = new SmallWorld();
        var chance = new Chance(7);
        for (var round = 0; round < 2000; round++)
        {
            var request = world.Admin.Sign("iam", "application/x-www-form-urlencoded", null, "Action=ListUsers&Version=2010-05-08");
            var headers = new Dictionary<string, string>(request.Headers, StringComparer.OrdinalIgnoreCase);
            var name = headers.Keys.Order(StringComparer.Ordinal).ElementAt(chance.NextInt(headers.Count));
            headers[name] = Damaged(headers[name], chance);
            var body = Damaged(Encoding.UTF8.GetString(request.Body.Span), chance);

            var answer = world.Aws.Handle(request with
            {
                Headers = headers,
                Body = Encoding.UTF8.GetBytes(body),
                Query = chance.NextInt(4) == 0 ? Damaged("X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=a/b/c/d/e", chance) : "",
            });

            Assert.InRange(answer.Status, 200, 503);
        }
    }

    private static IEnumerable<string> Parameters(Chance chance)
    {
        foreach (var name in Names.Where(_ => chance.NextInt(3) > 0))
        {
            yield return chance.NextInt(12) == 0 ? name + ".member.1" : name;
            yield return Values[chance.NextInt(Values.Length)].Replace("\ud800", "");
        }
    }

    private static string Body(Chance chance)
    {
        var members = Names.Where(_ => chance.NextInt(3) > 0).Select(name =>
        {
            var text = JsonSerializer.Serialize(Values[chance.NextInt(Values.Length)]);
            var value = chance.NextInt(8) switch
            {
                0 => $"[{text}]",
                1 => $"{{\"a\":{text}}}",
                2 => "7",
                _ => text,
            };
            return $"{JsonSerializer.Serialize(name)}:{value}";
        });
        return $"{{{string.Join(',', members)}}}";
    }

    private static string Damaged(string text, Chance chance)
    {
        var at = chance.NextInt(text.Length + 1);
        return chance.NextInt(4) switch
        {
            0 => text[..at],
            1 => text.Insert(at, "\u0001=,/ %&;"),
            2 => text.Remove(at),
            _ => text,
        };
    }
}
