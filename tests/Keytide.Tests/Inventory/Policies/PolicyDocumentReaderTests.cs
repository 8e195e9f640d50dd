using Keytide.Inventory.Policies;

namespace Keytide.Tests.Inventory.Policies;

public sealed class PolicyDocumentReaderTests
{
    [Fact]
    public void One_statement_need_not_stand_in_a_list()
    {
        var document = Read("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}""");

        var statement = Assert.Single(document.Statements);
        Assert.True(statement.CoversService("s3"));
        Assert.False(statement.CoversEveryAction);
        Assert.True(statement.CoversEveryResource);
    }

    [Fact]
    public void Condition_keys_of_all_operators_are_named_once()
    {
        var document = Read("""
            {"Statement":[{"Effect":"Allow","Action":["*"],"Resource":["*"],
              "Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"},"IpAddress":{"aws:SourceIp":["10.0.0.0/8"]},
              "NotIpAddress":{"aws:sourceip":"10.1.0.0/16"}}}]}
            """);

        Assert.Equal(["aws:MultiFactorAuthPresent", "aws:SourceIp"], document.Statements[0].ConditionKeys);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"Statement":[{"Action":"*","Resource":"*"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Permit","Action":"*","Resource":"*"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Resource":"*"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":7,"Resource":"*"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"*","NotAction":"iam:*","Resource":"*"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Effect":"Deny","Action":"*","Resource":"*"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*","Surprise":1}]}""")]
    [InlineData("""{"Statement":[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]}""")]
    public void What_is_only_half_understood_is_refused(string text)
    {
        Assert.False(PolicyDocumentReader.TryRead(text, out var document, out var problem));
        Assert.Null(document);
        Assert.NotEmpty(problem);
    }

    [Fact]
    public void A_document_of_unreasonable_length_is_refused_before_it_is_parsed()
    {
        var text = new string(' ', PolicyDocumentReader.LongestDocument + 1);

        Assert.False(PolicyDocumentReader.TryRead(text, out _, out var problem));
        Assert.Contains("longer than", problem);
    }

    [Theory]
    [InlineData("*", "iam", true, true, false)]
    [InlineData("*:*", "iam", true, true, false)]
    [InlineData("iam:*", "iam", true, true, true)]
    [InlineData("IAM:*", "iam", true, true, true)]
    [InlineData("iam:Get*", "iam", false, true, true)]
    [InlineData("i*:*", "iam", true, true, false)]
    [InlineData("s3:*", "iam", false, false, false)]
    [InlineData("iamx:*", "iam", false, false, false)]
    public void An_action_pattern_knows_what_of_a_service_it_covers(string text, string service, bool covers, bool touches, bool names)
    {
        var pattern = new ActionPattern(text);

        Assert.Equal((covers, touches, names), (pattern.Covers(service), pattern.Touches(service), pattern.Names(service)));
    }

    [Theory]
    [InlineData("*", true)]
    [InlineData("**", true)]
    [InlineData("arn:aws:*:*:*:*", true)]
    [InlineData("arn:*:*:*:*:*", true)]
    [InlineData("arn:aws:s3:::*", false)]
    [InlineData("arn:aws:iam::123456789012:*", false)]
    [InlineData("arn", false)]
    public void Only_a_pattern_that_leaves_everything_open_is_every_resource(string resource, bool everything)
    {
        var document = Read($$"""{"Statement":[{"Effect":"Allow","Action":"*","Resource":"{{resource}}"}]}""");

        Assert.Equal(everything, document.Statements[0].CoversEveryResource);
    }

    [Theory]
    [InlineData("*", "", true)]
    [InlineData("a*c", "abbbc", true)]
    [InlineData("a*c", "abbbd", false)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "ac", false)]
    [InlineData("*a*b*", "xxaxxbxx", true)]
    [InlineData("", "x", false)]
    public void Wildcards_match_whole_texts(string pattern, string text, bool matches) =>
        Assert.Equal(matches, Wildcard.Matches(pattern, text));

    private static PolicyDocument Read(string text)
    {
        Assert.True(PolicyDocumentReader.TryRead(text, out var document, out var problem), problem);
        return document;
    }
}
