namespace Keytide.Sandbox.Generator;

/// <summary>The words that names are made of. Everything is invented; mail addresses end in <c>.example</c>.</summary>
internal static class Vocabulary
{
    public static readonly string[] Companies =
        Split("halden corvid brightwater tessera orchardpay lumenport stonebridge northloop meridia");

    public static readonly string[] Regions = ["eu-central-1", "us-east-1", "eu-west-1", "us-west-2"];

    // 64 and 81: coprime, so that walking both lists at once repeats no pair before 5,184 people.
    public static readonly string[] FirstNames = Split(
        "anna ben carla david elena felix greta hugo ines jonas karin leo maria nils olga paul rosa sami tara umar vera wim xenia "
        + "yusuf zoe aditi bjorn chloe diego emre fatima george hana ivan julia kofi lena marek nadia oscar priya quinn rafael sofia "
        + "tomas ulrike victor wanda xavier yara amir bianca cyril dora erik freya gina henrik isabel jakub kaya lukas mina otis");

    public static readonly string[] LastNames = Split(
        "keller novak silva hansen moreau rossi weber kowalski andersen fischer lopez yilmaz haddad okafor nakamura patel schmidt larsen "
        + "dubois ricci braun nowak jensen laurent costa becker horvat berg martin greco vogel wolff pereira demir rahman tanaka sharma "
        + "lindqvist garnier marino huber zielinski olsen fontaine serra lang kaminski dahl blanc conti roth meyer almeida aydin aziz sato "
        + "gupta holm lambert leone winkler mazur strand roux gallo engel koch ramos celik farah kimura mehta nyberg perrin bruno lorenz "
        + "wrona eide colin testa adler");

    public static readonly string[] Teams = Split(
        "platform payments checkout search mobile data-engineering analytics security finance growth core-api support");

    public static readonly string[] Services = Split(
        "orders checkout billing ledger invoices search catalog notifications webhooks media uploads auth sessions reports gateway "
        + "pricing inventory shipping loyalty refunds mailer exports imports audit-trail recommendations fraud-rules tax returns "
        + "vouchers archive");

    public static readonly string[] ServiceParts = Split("api worker cron batch consumer exporter");

    public static readonly string[] BuildTools = Split("github-actions gitlab jenkins terraform release packer ansible circleci");

    public static readonly string[] Vendors = Split(
        "datadog grafana snowflake fivetran tableau pagerduty splunk cloudflare-logs backup sftp-partners ses-smtp looker segment airbyte "
        + "vault-sync cost-explorer prometheus newrelic dbt metabase");

    public static readonly string[] OldMachines = Split(
        "jenkins deploy backup s3-upload terraform monitoring ftp-sync legacy-app reporting");

    private static string[] Split(string words) => words.Split(' ');
}
